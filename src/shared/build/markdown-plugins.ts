import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';
import { defineHastPlugin, defineMdastPlugin } from 'satteri';
import { href } from './site.ts';
import { contentFolder } from './content-folder.ts';
import { optionClass, optionsIn } from '../options.ts';
import { fenceAttributes } from './markdown-tree.ts';
import { cellMarks } from '../table-cells.ts';

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

/**
 * A table is named after its columns. Each cell knows the head of its column, which it shows where a row is set as a list,
 * and says what its column needs.
 */
export const readableTables = defineHastPlugin({
  name: 'readable-tables',
  element: {
    filter: ['table'],
    visit(node, ctx) {
      const rows = elementsIn(node, 'tr');
      const heads = cellsOf(rows[0]).map((cell) => ctx.textContent(cell).trim());
      const [first] = cellsOf(rows[1]).map((cell) => ctx.textContent(cell).trim());
      for (const cells of rows.slice(1).map(cellsOf)) {
        for (const [at, cell] of cells.entries()) {
          if (heads[at]) ctx.setProperty(cell, 'data-label', heads[at]);
          for (const [mark, value] of Object.entries(cellMarks(ctx.textContent(cell))))
            ctx.setProperty(cell, mark, value);
        }
      }
      ctx.wrapNode(node, {
        type: 'element',
        tagName: 'div',
        properties: {
          className: ['scroll'],
          tabIndex: 0,
          role: 'group',
          ariaLabel: `Table: ${heads.filter(Boolean).join(', ')}; from ${first}`,
        },
        children: [],
      });
    },
  },
});

type Node = { type: string; tagName?: string; children?: readonly Node[] };

function elementsIn<T extends Node>(node: T, tagName: string): T[] {
  const children = (node.children ?? []) as readonly T[];
  return children.flatMap((child) => (child.tagName === tagName ? [child] : elementsIn(child, tagName)));
}

function cellsOf<T extends Node>(row: T | undefined): T[] {
  return ((row?.children ?? []) as readonly T[]).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
}

/** An option of a command stays in one piece. */
export const wholeOptions = defineHastPlugin({
  name: 'whole-options',
  element: {
    filter: ['code'],
    visit(node, ctx) {
      const text = ctx.textContent(node);
      const parts = optionsIn(text);
      if (parts.length < 3 || node.children.some(({ type }) => type !== 'text')) return;
      const children = parts.map((part, at) => {
        const value = { type: 'text' as const, value: part };
        if (at % 2 === 0) return value;
        return {
          type: 'element' as const,
          tagName: 'span',
          properties: { className: [optionClass] },
          children: [value],
        };
      });
      ctx.replaceNode(node, {
        ...node,
        children: children.filter((child) => child.type !== 'text' || child.value !== ''),
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
