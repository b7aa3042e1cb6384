import { made } from '../../shared/browser/made.ts';
import { marked } from './marked.ts';
import { kindOf, type Found } from './search.ts';

/** A place in the list: where on the line it is, its title, what it is, and what stands there. What matched is marked. */
export function rowOf(hit: Found, index: number): HTMLAnchorElement {
  const partsOf = (text: string) => marked(text, hit.terms);
  const words = (text: string) => partsOf(text).map((part) => (part.matched ? made('mark', {}, part.text) : part.text));
  const says = (face: 'code' | 'span', text: string, before = '') =>
    text ? [made(face, { class: 'says' }, before, ...words(text))] : [];
  const { kind, line, file = '', sees = '' } = hit;
  const seen = partsOf(sees).some(({ matched }) => matched);
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
      ...(seen ? says('span', sees, 'The visitor sees: ') : []),
      ...says(['symptom', 'note'].includes(kind) ? 'code' : 'span', line),
      ...says('span', file, 'in '),
    ),
  );
}
