import type { MdastNode } from 'satteri';
import { cited } from './typed-figures.ts';

/** What is no word of the author: values out of a record, and facts that are marked. */
const foreign = ['Printed', 'Measured', 'Fact', 'Value'];
const [from, to] = ['\u0002', '\u0003'];

/** The words of a node that its author typed; a source is a sign of its own. */
export function ownWords(node: MdastNode): string {
  return written(node).replace(new RegExp(`${from}[^${to}]*(?:${to}|$)`, 'g'), '\u0004');
}

function written(node: MdastNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  // In a caption and in YAML the tags are HTML.
  if (node.type === 'html')
    return /^<Fact\b/.test(node.value) ? from : /^<\/Fact/.test(node.value) ? to : `${from}${to}`;
  if (node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement') {
    if (node.name === 'Cite') return cited;
    if (foreign.includes(node.name ?? '')) return `${from}${to}`;
  }
  if (!('children' in node)) return node.type === 'break' ? '\n' : '';
  const inside = node.children.map(written).join('');
  return node.type === 'paragraph' || node.type === 'listItem' ? `${inside}\n` : inside;
}
