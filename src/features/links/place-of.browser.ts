import type { Place } from './place.ts';
import { attribute } from '../../shared/browser/attribute.ts';
import { titleOf } from './title-of.browser.ts';

/** What an element with an id is to a reader. */
export function placeOf(element: Element): Place {
  const text = (selector: string) => element.querySelector(selector)?.textContent ?? '';
  const link = element.querySelector<HTMLElement>('a[data-anchor]');
  const title = link ? titleOf(link) : '';
  const path = () => attribute(element.closest('annotated-file'), 'title');
  const words = element.textContent ?? '';
  const { number, place, k } = (element as HTMLElement).dataset;
  if (number) return { kind: 'line', words, number: Number(number), path: path() };
  if (element.matches('section, h2')) return { kind: 'section', words: title || text('h2') };
  if (element.matches('h3')) return { kind: 'topic', words };
  if (place === 'note') return { kind: place, words: text('b'), number: Number(k), path: path() };
  if (place === 'file') return { kind: place, words: text('figcaption code') };
  if (place === 'drawing' || place === 'commands') return { kind: place, words: title };
  if (place === 'aside') return { kind: place, words: text('b').replace(/#\s*$/, '') };
  if (element instanceof HTMLInputElement) return { kind: 'check', words: element.labels?.[0]?.textContent ?? '' };
  // An id of the past is an empty element within what it names now.
  if (words.trim() === '' && element.parentElement) return placeOf(element.parentElement);
  return { kind: 'place', words: title || text('summary') || words };
}
