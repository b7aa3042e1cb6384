import type { Place } from './place.ts';

/** What an element with an id is to a reader. */
export function placeOf(element: Element): Place {
  const text = (selector: string) => element.querySelector(selector)?.textContent ?? '';
  const title = element.querySelector<HTMLElement>('a[data-title]')?.dataset['title'] ?? '';
  const file = element.closest<HTMLElement>('annotated-file')?.dataset['title'];
  const words = element.textContent ?? '';
  const { line } = element.querySelector<HTMLElement>(':scope > [data-line]')?.dataset ?? {};
  if (line) return { kind: 'line', words, number: Number(line), path: file };
  if (element.matches('section, h2')) return { kind: 'section', words: title || text('h2') };
  if (element.matches('h3')) return { kind: 'topic', words: title || words };
  const { place, k } = (element as HTMLElement).dataset;
  if (place === 'note') return { kind: place, words: text('b'), number: Number(k), path: file };
  if (place === 'file') return { kind: place, words: text('figcaption code') };
  if (place === 'drawing' || place === 'commands') return { kind: place, words: title };
  if (place === 'aside') return { kind: place, words: text('b').replace(/#\s*$/, '') };
  if (element instanceof HTMLInputElement) return { kind: 'check', words: element.labels?.[0]?.textContent ?? '' };
  // An id of the past is an empty element within what it names now.
  if (words.trim() === '' && element.parentElement) return placeOf(element.parentElement);
  return { kind: 'place', words };
}
