import { made } from '../../shared/browser/made.ts';
import { marked } from './marked.ts';
import { kindOf, type Found } from './search.ts';

/** A place in the list: where on the line it is, its title, what it is, and what stands there. */
export function rowOf(hit: Found, index: number): HTMLAnchorElement {
  const words = (text: string) =>
    marked(text, hit.terms).map((part) => (part.matched ? made('mark', {}, part.text) : part.text));
  const face = hit.kind === 'symptom' ? 'code' : 'span';
  return made(
    'a',
    { role: 'option', 'aria-selected': 'false', tabindex: -1, id: `hit-${index}`, href: hit.id },
    made('i', { class: 'sw', 'data-layer': hit.layer }),
    made(
      'span',
      {},
      made('b', {}, ...words(hit.title)),
      ' ',
      made('small', {}, kindOf(hit)),
      made(face, { class: 'says' }, ...words(hit.line)),
    ),
  );
}
