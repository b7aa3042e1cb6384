import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { basePath, withoutBase } from './site.ts';

/** A page as it was built. */
export interface BuiltPage {
  /** Place in the output folder, such as `nginx/index.html`. */
  file: string;
  /** Address without the base path, such as `/nginx/`. */
  path: string;
  tree: Root;
  /** The `<main>` element: what a page is about. */
  main: Element;
}

type Node = Root | RootContent | ElementContent;

const parser = unified().use(rehypeParse);

/** @throws Error if a page has no `<main>`. */
export function readPage(folder: string, file: string): BuiltPage {
  const tree = parser.parse(readFileSync(join(folder, file), 'utf8'));
  const main = find(tree, (node) => node.tagName === 'main')[0];
  if (!main) throw new Error(`${file}: a page without <main>`);
  return { file, path: `/${file.replace(/index\.html$/, '')}`, tree, main };
}

/** Elements below a node that satisfy a test, in document order. */
export function find(node: Node, test: (element: Element) => boolean): Element[] {
  const below = 'children' in node ? node.children.flatMap((child) => find(child, test)) : [];
  return node.type === 'element' && test(node) ? [node, ...below] : below;
}

/** Text of a node, as `textContent` would give it; blocks are kept apart by a space. */
export function textOf(node: Node): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  return node.children
    .map(textOf)
    .join(node.type === 'element' && /^(section|div|dl|ul|ol|table|tr|figure)$/.test(node.tagName) ? ' ' : '');
}

export function attribute(element: Element, name: string): string {
  const value = element.properties[name];
  return Array.isArray(value) ? value.join(' ') : value === undefined || value === null ? '' : String(value);
}

/**
 * Whether a part of a page is left out of the whole guide or of its Markdown. Its `data-not` says so. Marks of notes are not
 * text either; but on paper they stay, because they tell which note is meant.
 */
export function isLeftOut(element: Element, from: 'print' | 'text'): boolean {
  if (element.properties['dataNote'] !== undefined && from === 'text') return true;
  return attribute(element, 'dataNot').split(' ').includes(from);
}

/** Where a link leads in the guide, without the base path; `null` if it leads to another site or names another scheme. */
export function targetOf(link: string): string | null {
  if (link.startsWith('#')) return link;
  return link.startsWith(basePath) ? withoutBase(link) : null;
}

/** Whether a page may be found: by search engines, by the search, in lists of pages. What says `noindex` may not. */
export function isListed({ tree }: BuiltPage): boolean {
  const robots = find(tree, (node) => node.tagName === 'meta' && attribute(node, 'name') === 'robots');
  return !robots.some((node) => attribute(node, 'content').includes('noindex'));
}
