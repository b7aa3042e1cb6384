import type { Place } from './place.ts';

/** What an element with an id is to a reader. */
export function placeOf(element: Element): Place {
  const text = (selector: string) => element.querySelector(selector)?.textContent ?? '';
  const title = element.querySelector<HTMLElement>('.anchor')?.dataset['title'] ?? '';
  const file = element.closest<HTMLElement>('annotated-file')?.dataset['title'];
  const number = Number(element.querySelector<HTMLElement>('[data-n]')?.dataset['n']);
  const words = element.textContent ?? '';
  if (element.matches('.ln')) return { kind: 'line', words, number, path: file };
  if (element.matches('.notes li')) return { kind: 'note', words: text('b'), number, path: file };
  if (element.matches('section, h2')) return { kind: 'section', words: title || text('h2') };
  if (element.matches('h3')) return { kind: 'topic', words: title || words };
  if (element.matches('.snip')) return { kind: 'file', words: text('.bar code') };
  if (element.matches('.flow')) return { kind: 'drawing', words: title };
  if (element.matches('.term')) return { kind: 'commands', words: title };
  if (element.matches('.aside')) return { kind: 'aside', words: text('b').replace(/#\s*$/, '') };
  if (element instanceof HTMLInputElement) return { kind: 'check', words: element.labels?.[0]?.textContent ?? '' };
  // An id of the past is an empty element within what it names now.
  if (words.trim() === '' && element.parentElement) return placeOf(element.parentElement);
  return { kind: 'place', words };
}
