import { markdownToMdast, type MdastNode } from 'satteri';
import { parseConsole } from '../../shared/console.ts';
import { fenceAttributes } from '../../shared/build/markdown-tree.ts';
import { firstVariant } from '../../shared/variants.ts';
import { together, type Amount } from './minutes.ts';

/** Attributes of a component that the page shows as text. */
const shown = ['title', 'caption'];

/** What Markdown gives to read: of variants the first, since a reader sees one of them. */
export function writtenIn(node: MdastNode): Amount {
  if (node.type === 'text' || node.type === 'inlineCode') return wordsOf(node.value);
  if (node.type === 'code')
    return together([codeOf(node.value, node.lang), wordsOf(fenceAttributes(node.meta)['caption'])]);
  const below = 'children' in node ? node.children.map(writtenIn) : [];
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return together(below);
  const attributes = Object.fromEntries(
    node.attributes.flatMap((each) => (each.type === 'mdxJsxAttribute' ? [[each.name, String(each.value)]] : [])),
  );
  if (node.name === 'Variant' && attributes['is'] !== firstVariant) return together([]);
  return together([...shown.map((name) => wordsOf(attributes[name])), ...below]);
}

/** The same of the Markdown of a YAML field. */
export function writtenInMarkdown(markdown: string): Amount {
  return writtenIn(markdownToMdast(markdown));
}

function wordsOf(text = ''): Amount {
  return { words: text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0, lines: 0, commands: 0 };
}

function codeOf(code: string, language: string | null | undefined): Amount {
  if (language !== 'console') return { words: 0, lines: code.split('\n').length, commands: 0 };
  const [commands, printed] = ['command', 'output'].map((kind) =>
    parseConsole(code).filter((line) => line.kind === kind),
  );
  return { words: 0, lines: printed?.length ?? 0, commands: commands?.length ?? 0 };
}
