import { readFileSync } from 'node:fs';
import { mdxToMdast, type MdastNode } from 'satteri';
import { contentFolder } from './content-folder.ts';
import { nodesOf, placeOf } from './markdown-tree.ts';

/** A chapter's MDX as its author wrote it, with the tree that the engine makes of it. */
export interface ChapterSource {
  file: string;
  text: string;
  tree: MdastNode;
}

/** A component in it: `<Check id="worker-class">the journal says …</Check>`. */
export interface WrittenElement extends ReturnType<typeof placeOf> {
  name: string;
  /** Those with a text for a value. */
  attributes: Readonly<Record<string, string>>;
  node: Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;
  /** Markdown between its tags. */
  inside: string;
}

/** A Section or Topic: `<Section id="why" layer="socket" title="Why the socket comes first">`. */
export interface Heading {
  id: string;
  title: string;
}

const read = new Map<string, ChapterSource>();

export function chapterFile(id: string): string {
  return `${contentFolder}/chapters/${id}.mdx`;
}

/** A chapter as it lies there now. It is parsed once: under `npm run dev` again when it has changed. */
export function readChapter(id: string): ChapterSource {
  const file = chapterFile(id);
  const text = readFileSync(file, 'utf8');
  const known = read.get(file);
  if (known?.text === text) return known;
  const source = parseChapter(text, file);
  read.set(file, source);
  return source;
}

/** @throws Error naming file and line where the text is no MDX. */
export function parseChapter(text: string, file: string): ChapterSource {
  try {
    return { file, text, tree: mdxToMdast(text) };
  } catch (error) {
    throw new Error(`${file}:${(error as Error).message}`);
  }
}

/** Its components of some names, in order. */
export function elementsOf({ tree, text }: ChapterSource, ...names: string[]): WrittenElement[] {
  return nodesOf(tree, 'mdxJsxFlowElement', 'mdxJsxTextElement').flatMap((node) => {
    const { name, attributes, children } = node;
    if (!name || !names.includes(name)) return [];
    const [first, last] = [children.at(0), children.at(-1)];
    return {
      ...placeOf(node),
      name,
      attributes: Object.fromEntries(
        attributes.flatMap((each) =>
          each.type === 'mdxJsxAttribute' && typeof each.value === 'string' ? [[each.name, each.value] as const] : [],
        ),
      ),
      node,
      inside: first && last ? text.slice(placeOf(first).at, placeOf(last).end) : '',
    };
  });
}

/**
 * Its sections, or its topics, or both.
 * @throws Error naming file and line if one lacks an id or a title.
 */
export function headingsOf(source: ChapterSource, ...names: ('Section' | 'Topic')[]): (Heading & WrittenElement)[] {
  return elementsOf(source, ...names).map((element) => {
    const { id, title } = element.attributes;
    if (id && title) return { ...element, id, title };
    throw new Error(`${source.file}:${element.line}: <${element.name}> needs id="…" and title="…"`);
  });
}
