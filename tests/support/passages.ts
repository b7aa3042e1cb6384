import { markdownToMdast, type MdastNode } from 'satteri';
import { LineCounter, isScalar, parseDocument, visit } from 'yaml';
import { parseChapter } from '../../src/shared/build/chapter-source.ts';
import { fenceAttributes, nodesOf, placeOf } from '../../src/shared/build/markdown-tree.ts';
import { sourcesOf } from './sources.ts';

/** What a reader reads in one go: a paragraph, a cell of a table, a title, a caption. */
export interface Passage {
  path: string;
  /** Of the file, where the passage begins. */
  line: number;
  node: MdastNode;
  /** What the positions of the node count in. */
  markdown: string;
}

/** The fields that are prose, by kind of file. Names, commands, logs and quotations are none. */
const proseFields: Readonly<Record<string, readonly string[]>> = {
  annotations: ['title', 'purpose', 'text'],
  chapters: ['title', 'lede', 'able', 'need', 'next', 'description'],
  claims: ['title', 'says'],
  faults: ['title', 'cause', 'means', 'text', 'after', 'why-outside'],
  questions: ['ask', 'says', 'why'],
  'changes.yaml': ['title', 'why'],
  'decisions.yaml': ['means', 'if'],
  'doctor.yaml': ['says'],
  'guide.yaml': ['description', 'about', 'whole'],
  'hops.yaml': ['title', 'does', 'as'],
  'parameters.yaml': ['label', 'help', 'never'],
  'paths.yaml': ['title', 'for'],
  'sources.yaml': [],
  'statements.yaml': ['right', 'why'],
  'terms.yaml': ['means'],
  'unproved.yaml': ['what', 'why'],
  'writers.yaml': ['says', 'more'],
};

/** All prose below a folder of content. @throws Error for a kind of file whose fields nobody has named. */
export function passagesBelow(content: string): Passage[] {
  return sourcesOf(content, ['.mdx', '.yaml']).flatMap(({ path, text }) => {
    const [kind = ''] = path.slice(content.length + 1).split('/');
    const fields = proseFields[kind];
    if (!fields) throw new Error(`${path}: name the fields of ${kind} that are prose, in tests/support/passages.ts`);
    return passagesOf(path, text, fields);
  });
}

/** @param fields - of YAML, or of the front matter of a chapter. */
export function passagesOf(path: string, text: string, fields: readonly string[]): Passage[] {
  if (!path.endsWith('.mdx')) return inYaml(path, text, fields);
  const { tree } = parseChapter(text, path);
  return [
    ...nodesOf(tree, 'yaml').flatMap(({ value }) => inYaml(path, `\n${value}`, fields)),
    ...inMarkdown(path, text, tree),
    ...titlesIn(tree).flatMap(({ title, line }) => inMarkdown(path, title, markdownToMdast(title), line)),
  ];
}

function inMarkdown(path: string, markdown: string, tree: MdastNode, line = 1): Passage[] {
  return nodesOf(tree, 'paragraph', 'heading', 'tableCell').map((node) => ({
    path,
    line: line - 1 + placeOf(node).line,
    node,
    markdown,
  }));
}

/** Titles of components and captions of fences. */
function titlesIn(tree: MdastNode): { title: string; line: number }[] {
  const elements = nodesOf(tree, 'mdxJsxFlowElement', 'mdxJsxTextElement').map((node) => {
    const title = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'title')?.value;
    return { title: typeof title === 'string' ? title : '', line: placeOf(node).line };
  });
  const fences = nodesOf(tree, 'code').map((node) => ({
    title: fenceAttributes(node.meta)['caption'] ?? '',
    line: placeOf(node).line,
  }));
  return [...elements, ...fences].filter(({ title }) => title !== '');
}

function inYaml(path: string, text: string, fields: readonly string[]): Passage[] {
  const lines = new LineCounter();
  const found: Passage[] = [];
  visit(parseDocument(text, { lineCounter: lines }), {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !fields.includes(String(key.value))) return undefined;
      visit(value as Parameters<typeof visit>[0], {
        Scalar(place, { value, range, type }) {
          if (place === 'key' || typeof value !== 'string') return;
          const line = lines.linePos(range?.[0] ?? 0).line + (type?.startsWith('BLOCK') ? 1 : 0);
          found.push(...inMarkdown(path, value, markdownToMdast(value), line));
        },
      });
      return visit.SKIP;
    },
  });
  return found;
}
