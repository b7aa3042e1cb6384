import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { wholeId, wholeLink } from './whole-guide.ts';
import { attribute, find, isLeftOut, readPage, targetOf, type BuiltPage } from '../../shared/build/page.ts';

/** Where the page's own file lies in the output. */
const file = 'print/index.html';
/** Attributes that name ids of the same page. */
const naming = ['ariaLabelledBy', 'ariaDescribedBy', 'ariaControls', 'htmlFor', 'headers'];
/** What only a screen needs. */
const dropped = ['nav', 'button', 'variant-switch', 'template', 'script', 'progress'];

/**
 * Puts the text of every chapter into the page that holds the whole guide, in the order of its list of contents.
 * @returns the pages, with that page read anew.
 * @throws Error if the page has no place for a chapter, or names one that is not there.
 */
export function writeWholeGuide(folder: string, pages: readonly BuiltPage[]): BuiltPage[] {
  const whole = pages.find((page) => page.file === file);
  if (!whole) throw new Error(`${file} is missing: src/pages/print.astro builds it`);
  const places = find(whole.main, (node) => node.tagName === 'article');
  const slugs = new Set(places.map((place) => attribute(place, 'id')));
  const printed = new Map<string, string>();
  for (const place of places) {
    const slug = attribute(place, 'id');
    const chapter = pages.find(({ path }) => path === `/${slug}/`);
    if (!chapter) throw new Error(`${file}: <article id="${slug}"> names no chapter`);
    const text = structuredClone(chapter.main).children.filter((child) => !isDropped(child));
    place.children = new ChapterText(slug, slugs, printed).fit(text);
  }
  writeFileSync(join(folder, file), toHtml(whole.tree, { allowDangerousCharacters: true }));
  return pages.map((page) => (page === whole ? readPage(folder, file) : page));
}

function isDropped(node: ElementContent): boolean {
  if (node.type !== 'element') return false;
  return dropped.includes(node.tagName) || isLeftOut(node, 'print') || 'download' in node.properties;
}

/** One chapter on its way into the whole: its ids, links and ranks of headings change, its words do not. */
class ChapterText {
  readonly slug: string;
  readonly slugs: ReadonlySet<string>;
  /** Ids of files that are printed already → the id there. */
  readonly printed: Map<string, string>;

  constructor(slug: string, slugs: ReadonlySet<string>, printed: Map<string, string>) {
    this.slug = slug;
    this.slugs = slugs;
    this.printed = printed;
  }

  fit(nodes: ElementContent[]): ElementContent[] {
    return nodes
      .filter((node) => !isDropped(node))
      .map((node) => (node.type === 'element' ? this.#element(node) : node));
  }

  #element(node: Element): Element {
    const id = attribute(node, 'id');
    if (attribute(node, 'dataPlace') === 'file') {
      const first = this.printed.get(id);
      if (first) return this.#seeThere(node, first);
      for (const inner of [node, ...find(node, (each) => attribute(each, 'id') !== '')]) {
        const own = attribute(inner, 'id');
        this.printed.set(own, wholeId(this.slug, own));
      }
    }
    const { properties } = node;
    if (id !== '') properties['id'] = wholeId(this.slug, id);
    for (const name of naming) {
      const named = attribute(node, name);
      if (named !== '')
        properties[name] = named
          .split(' ')
          .map((one) => wholeId(this.slug, one))
          .join(' ');
    }
    this.#link(node);
    if (node.tagName === 'details') properties['open'] = true;
    // One first heading a page: the chapter's is one rank lower, and so is all below it.
    const rank = /^h([1-4])$/.exec(node.tagName)?.[1];
    if (rank === '1') node.tagName = 'h2';
    else if (rank) properties['ariaLevel'] = Number(rank) + 1;
    node.children = this.fit(node.children);
    return node;
  }

  #link(node: Element): void {
    const { properties } = node;
    const target = targetOf(attribute(node, 'href'));
    if (!target) return;
    const within = wholeLink(target, this.slug, this.slugs);
    if (within.startsWith('#')) properties['href'] = this.#once(within, target);
  }

  /** A line or note of a file that is printed elsewhere is there. */
  #once(link: string, target: string): string {
    const id = decodeURIComponent(target.split('#')[1] ?? '');
    const first = target.startsWith('#') ? this.printed.get(id) : undefined;
    return first ? `#${first}` : link;
  }

  /** In place of a file that was printed before: where it stands. */
  #seeThere(figure: Element, first: string): Element {
    const path = find(figure, (node) => node.tagName === 'code')[0]?.children ?? [];
    const text = (value: string): ElementContent => ({ type: 'text', value });
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href: `#${first}` },
      children: [text('is printed above')],
    };
    const code: Element = { type: 'element', tagName: 'code', properties: {}, children: path };
    return {
      type: 'element',
      tagName: 'p',
      properties: { className: ['near'], id: wholeId(this.slug, attribute(figure, 'id')) },
      children: [code, text(' '), link, text('.')],
    };
  }
}
