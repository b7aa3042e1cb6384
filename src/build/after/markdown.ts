import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Root } from 'hast';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { guide } from '../../shared/build/guide.ts';
import type { BuiltPage } from '../../shared/build/page.ts';
import { address, href, markdownPath, siteUrl, withoutBase } from '../../shared/build/site.ts';
import { element, text } from './elements.ts';
import { readable, type Manner } from './readable.ts';

// Columns are not filled up with blanks: whoever reads this counts characters.
const writer = unified()
  .use(rehypeRemark)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', fences: true });

/** The list of all pages, for whoever reads Markdown. */
export const listFile = '/llms.txt';

/** Writes each page once more as Markdown: the prose, the configs in full, the drawings as their steps. */
export async function writeMarkdown(folder: string, pages: readonly BuiltPage[]): Promise<void> {
  const paths = new Set(pages.map(({ path }) => path));
  for (const page of pages.filter(({ file }) => file.endsWith('index.html'))) {
    const path = withoutBase(markdownPath(href(page.path)));
    const to = (link: string) => linkFrom(path, link, paths);
    const manner: Manner = { linkOf: to, inFull: page.path.startsWith('/files/') };
    const tree: Root = { type: 'root', children: [above(page, to), ...readable(page.main, manner)] };
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${writer.stringify(await writer.run(tree)).trim()}\n`);
  }
}

/** Where the page is for people, and where all pages are for programs. */
function above({ path }: BuiltPage, to: (link: string) => string) {
  const [page, list] = [siteUrl ? address(href(path)) : to(href(path)), to(href(listFile))];
  return element('blockquote', [
    element('p', [
      text(`A page of ${guide.name}. `),
      element('a', [text('All pages as Markdown')], { href: list }),
      ...(siteUrl ? [text(', '), element('a', [text('this one with its drawings')], { href: page })] : []),
      text('.'),
    ]),
  ]);
}

/**
 * A link of a page as its Markdown has it: pages by their Markdown, with the site's origin where `SITE_URL` tells it,
 * else from file to file.
 * @param from - path of the Markdown file, without the base path.
 */
export function linkFrom(from: string, link: string, pages: ReadonlySet<string>): string {
  if (!link.startsWith('/')) return link;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(withoutBase(link)) ?? [];
  const target = pages.has(path) ? withoutBase(markdownPath(href(path))) : path;
  if (siteUrl) return address(href(target)) + rest;
  const slash = target.endsWith('/') && target !== '/' ? '/' : '';
  return (posix.relative(posix.dirname(from), target) || '.') + slash + rest;
}
