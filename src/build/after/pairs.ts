import type { Element, ElementContent } from 'hast';
import { find } from '../../shared/build/page.ts';
import { element, text } from './elements.ts';

// Lists of names and what they are, `dl` in HTML, for which Markdown has nothing.

/** A name, and all that is said of it. */
interface Pair {
  name: ElementContent[];
  says: Element[];
}

function pairsOf(list: Element): Pair[] {
  const found: Pair[] = [];
  for (const each of find(list, ({ tagName }) => tagName === 'dt' || tagName === 'dd'))
    if (each.tagName === 'dt') found.push({ name: each.children, says: [] });
    else found.at(-1)?.says.push(each);
  return found;
}

/** A list with a line for each name; a name of which there is more to say than a line stands above what is said. */
export function pairs(list: Element): Element[] {
  const made: Element[] = [];
  for (const { name, says } of pairsOf(list)) {
    const last = made.at(-1);
    if (says.some(hasBlocks))
      made.push(element('p', [element('strong', name)]), ...says.map(({ children }) => element('div', children)));
    else if (last?.tagName === 'ul') last.children.push(element('li', line(name, ': ', says)));
    else made.push(element('ul', [element('li', line(name, ': ', says))]));
  }
  return made;
}

function hasBlocks(node: Element): boolean {
  return find(node, ({ tagName }) => /^(ul|ol|p|pre|table|figure|div)$/.test(tagName)).length > 0;
}

/** When and with what a file was booted, with versions, figures and checks: a record is one line. */
export function recordInOneLine(record: Element): Element {
  const summary = find(record, ({ tagName }) => tagName === 'summary').flatMap(({ children }) => children);
  const facts = find(record, ({ tagName }) => tagName === 'dl').flatMap(pairsOf);
  const told = facts.map(({ name, says }) => line(name, says.length > 1 ? ': ' : ' ', says));
  return element('p', [...summary, text(': '), ...joined(told, '; '), text('.')]);
}

function line(name: ElementContent[], between: string, says: readonly Element[]): ElementContent[] {
  return [
    ...name,
    text(between),
    ...joined(
      says.map(({ children }) => children),
      ', ',
    ),
  ];
}

function joined(parts: readonly ElementContent[][], between: string): ElementContent[] {
  return parts.flatMap((part, at) => (at > 0 ? [text(between), ...part] : part));
}
