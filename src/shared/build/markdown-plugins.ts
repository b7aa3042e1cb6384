import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';
import { defineHastPlugin, defineMdastPlugin } from 'satteri';
import { href } from './site.ts';
import { contentFolder } from './content-folder.ts';
import { fenceAttributes } from './markdown-tree.ts';

const listings = ['console', 'http', 'text'];

/** Root-relative links get the base path; links to other sites tell them nothing more than the origin. */
export const internalLinks = defineHastPlugin({
  name: 'internal-links',
  element: {
    filter: ['a'],
    visit(node, ctx) {
      const target = node.properties['href'];
      if (typeof target === 'string') ctx.setProperty(node, 'href', href(target));
    },
  },
});

/** A wide table scrolls in its own box, by keyboard too, instead of widening the page. */
export const scrollableTables = defineHastPlugin({
  name: 'scrollable-tables',
  element: {
    filter: ['table'],
    visit(node, ctx) {
      ctx.wrapNode(node, {
        type: 'element',
        tagName: 'div',
        properties: { className: ['scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' },
        children: [],
      });
    },
  },
});

/** The corner of a table that has row heads is no heading. */
export const emptyCorners = defineHastPlugin({
  name: 'empty-corners',
  element: {
    filter: ['th'],
    visit(node, ctx) {
      if (ctx.textContent(node).trim() === '') ctx.replaceNode(node, { ...node, tagName: 'td', children: [] });
    },
  },
});

/**
 * Fences become components: `console` a Terminal, `http` and `text` a Listing. Any other language is refused, since a
 * config on a page must be a file of `content/stack`.
 */
export const fencesToComponents = defineMdastPlugin({
  name: 'fences-to-components',
  options: { position: true },
  code(node, ctx) {
    const place = `${ctx.fileURL ? relative(process.cwd(), fileURLToPath(ctx.fileURL)) : 'Markdown'}:${node.position?.start.line ?? '?'}`;
    const language = node.lang ?? '';
    if (!listings.includes(language)) {
      throw new Error(
        `${place}: a fence of language "${language}". Fences hold console, http or text; a config is a file: put it under ${contentFolder}/stack and write <Snippet file="…" />.`,
      );
    }
    const meta = fenceAttributes(node.meta);
    if (!meta['id'])
      throw new Error(`${place}: a fence needs an id, so that a pull request can link it: \`\`\`${language} id="…"`);
    ctx.replaceNode(node, {
      type: 'mdxJsxFlowElement',
      name: language === 'console' ? 'Terminal' : 'Listing',
      attributes: Object.entries({ ...meta, code: node.value }).map(([name, value]) => ({
        type: 'mdxJsxAttribute' as const,
        name,
        value,
      })),
      children: [],
    });
  },
});
