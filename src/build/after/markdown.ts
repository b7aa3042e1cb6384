import { guide } from '../../shared/build/guide.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Element, ElementContent, Root } from 'hast';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { address, href, markdownPath, withoutBase } from '../../shared/build/site.ts';
import { attribute, isLeftOut, type BuiltPage } from '../../shared/build/page.ts';

const writer = unified().use(rehypeRemark).use(remarkGfm).use(remarkStringify, { bullet: '-', fences: true });

/** Writes each page once more as Markdown: the prose, the configs in full, the drawings as their steps. */
export async function writeMarkdown(folder: string, pages: readonly BuiltPage[]): Promise<void> {
  for (const page of pages.filter(({ file }) => file.endsWith('index.html'))) {
    const tree: Root = { type: 'root', children: [structuredClone(page.main)].flatMap(readable) };
    const path = join(folder, withoutBase(markdownPath(href(page.path))));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${writer.stringify(await writer.run(tree)).trim()}\n`);
  }
}

/** Drops what only a browser needs; links become absolute where `SITE_URL` tells the site's address. */
function readable(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return node.type === 'comment' ? [] : [node];
  if (['svg', 'nav', 'button', 'input', 'i', 'template'].includes(node.tagName)) return [];
  if (isLeftOut(node, 'text') || 'hidden' in node.properties) return [];
  if (node.tagName === 'pre') return [pre(node)];
  const link = attribute(node, 'href');
  if (link.startsWith('/')) node.properties['href'] = address(link);
  if (node.tagName === 'del' || node.tagName === 'ins')
    return [{ type: 'text', value: `${node.tagName === 'del' ? '-' : '+'} ` }, ...node.children];
  return [{ ...node, children: node.children.flatMap(readable) }];
}

/** A listing keeps its text and nothing else, one line each. */
function pre(node: Element): Element {
  const text = plain(node).replace(/\n+$/, '\n');
  return {
    type: 'element',
    tagName: 'pre',
    properties: {},
    children: [{ type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value: text }] }],
  };
}

function plain(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  const text = node.children.map(plain).join('');
  return node.tagName === 'del' ? `- ${text}\n` : node.tagName === 'ins' ? `+ ${text}\n` : text;
}

/** `llms.txt`: what the guide is, and where each page lies as Markdown. */
export function writeIndex(folder: string, pages: readonly { path: string; title: string; line: string }[]): void {
  const lines = pages.map(({ path, title, line }) => `- [${title}](${address(markdownPath(path))}): ${line}`);
  writeFileSync(join(folder, 'llms.txt'), `# ${guide.name}\n\n> ${guide.about}\n\n## Pages\n\n${lines.join('\n')}\n`);
}
