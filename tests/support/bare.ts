import type { ElementContent, RootContent } from 'hast';
import type { BuiltPage } from '../../src/shared/build/page.ts';
import { escapeHtml } from '../../src/shared/html.ts';

const dropped = ['head', 'script', 'style', 'link', 'svg', 'template', 'dialog', 'button', 'fieldset', 'i'];
const empty = ['br', 'input', 'hr', 'wbr'];

/** The same text in the same elements: no style, no script, no font, no drawing. What a page's paint is held against. */
export function barePage({ tree }: BuiltPage): string {
  const html = tree.children.map(bare).join('');
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Bare</title>${html}`;
}

function bare(node: RootContent | ElementContent): string {
  if (node.type === 'text') return escapeHtml(node.value);
  if (node.type !== 'element' || dropped.includes(node.tagName)) return '';
  const inside = node.children.map(bare).join('');
  if (empty.includes(node.tagName)) return `<${node.tagName}>`;
  return ['html', 'body'].includes(node.tagName) ? inside : `<${node.tagName}>${inside}</${node.tagName}>`;
}
