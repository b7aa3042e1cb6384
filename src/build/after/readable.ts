import type { Element, ElementContent } from 'hast';
import { attribute, find, isLeftOut, textOf } from '../../shared/build/page.ts';
import { element, text } from './elements.ts';
import { pairs, recordInOneLine } from './pairs.ts';

/** How the Markdown of one page is made. */
export interface Manner {
  /** Makes of a link of the page one that holds in its Markdown. */
  linkOf(href: string): string;
  /**
   * Whether notes name their sources: on the page of their file they do, where a chapter shows them they need not again.
   */
  inFull: boolean;
}

/** What only a browser needs. */
const forBrowsers = ['svg', 'nav', 'button', 'input', 'i', 'template'];
/** Elements that a stylesheet sets side by side, or one below the other, where the HTML has nothing between them. */
const besides = ['a', 'span', 'code', 'time', 'b', 'strong', 'data', 'small'];
/** Elements whose text is one piece, whatever it is made of. */
const whole = ['code', 'a', 'span', 'b', 'strong', 'em', 'kbd', 'samp'];
/** Most characters of a listing; a longer one loses its middle. */
const mostListed = 20_000;

/** A part of a page as elements that Markdown has, with what a stylesheet shows put into words. */
export function readable(node: ElementContent, manner: Manner): ElementContent[] {
  if (node.type !== 'element') return node.type === 'comment' ? [] : [node];
  if (isForBrowsers(node)) return [];
  if (node.tagName === 'pre') return [listing(node)];
  if (node.tagName === 'br') return [text(' ')];
  if (isRecordOfFacts(node)) return readable(recordInOneLine(node), manner);
  if (node.tagName === 'dl') return pairs(node).flatMap((each) => readable(each, manner));
  const children = apart(partsOf(node, manner)).flatMap((child) => readable(child, manner));
  if (node.tagName === 'del' || node.tagName === 'ins')
    return [text(node.tagName === 'del' ? '- ' : '+ '), ...children];
  const link = attribute(node, 'href');
  return [
    { ...node, properties: link ? { ...node.properties, href: manner.linkOf(link) } : node.properties, children },
  ];
}

/** When and with what something was booted; a record with checks, or all that was typed, is shown whole. */
function isRecordOfFacts(node: Element): boolean {
  if (node.tagName !== 'details' || !('dataRecorded' in node.properties)) return false;
  return find(node, ({ tagName }) => tagName === 'dl').length > 0;
}

function isForBrowsers(node: Element): boolean {
  return forBrowsers.includes(node.tagName) || isLeftOut(node, 'text') || 'hidden' in node.properties;
}

/** What of an element can be read. A cell of a table that shows an empty text says so. */
function partsOf(node: Element, { inFull }: Manner): Element {
  const isNote = attribute(node, 'dataPlace') === 'note';
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (isForBrowsers(child) || (isNote && child.tagName === 'a' && !inFull)) return [];
    if (child.tagName === 'code' && textOf(child).trim() === '')
      return node.tagName === 'td' ? [text('(nothing)')] : [];
    return [child];
  });
  return { ...node, children };
}

/** The children of an element, with a point between two that nothing but the stylesheet keeps apart. */
function apart({ tagName, children }: Element): ElementContent[] {
  if (whole.includes(tagName)) return children;
  const stands = (child: ElementContent | undefined) =>
    child?.type === 'element' && besides.includes(child.tagName) && textOf(child).trim() !== '';
  return children.flatMap((child, at) => (stands(child) && stands(children[at - 1]) ? [text(' · '), child] : [child]));
}

/** A listing keeps its text and nothing else, one line each. */
function listing(node: Element): Element {
  return element('pre', [element('code', [text(cut(plain(node).replace(/\n+$/, '\n')))])]);
}

function cut(listed: string): string {
  if (listed.length <= mostListed) return listed;
  const [head, tail] = [listed.slice(0, mostListed / 2), listed.slice(-mostListed / 2)];
  const [from, to] = [head.lastIndexOf('\n') + 1, listed.length - tail.length + tail.indexOf('\n') + 1];
  const left = listed.slice(from, to).split('\n').length - 1;
  return `${listed.slice(0, from)}… ${left} lines are left out here; the page itself has them\n${listed.slice(to)}`;
}

function plain(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  const inside = node.children.map(plain).join('');
  if (node.tagName === 'del' || node.tagName === 'ins')
    return `${node.tagName === 'del' ? '-' : '+'} ${inside.replace(/\n$/, '')}\n`;
  return inside;
}
