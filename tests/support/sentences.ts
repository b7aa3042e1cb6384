import { toNlcst } from 'mdast-util-to-nlcst';
import { toString } from 'nlcst-to-string';
import { ParseEnglish } from 'parse-english';
import { VFile } from 'vfile';
import { placeOf } from '../../src/shared/build/markdown-tree.ts';
import type { Passage } from './passages.ts';

export interface Sentence {
  path: string;
  /** Of the file, where the sentence begins. */
  line: number;
  /** On one line, with `…` for code. */
  text: string;
  /** How many; code counts as one. */
  words: number;
}

// A sentence of a guide to servers may begin with `nginx` or with a number, and may end with a status. The parser takes a
// small letter or a digit for the middle of a sentence, and `502.` for an abbreviation: its fourth, fifth and sixth rule.
const parser = new ParseEnglish();
parser.tokenizeParagraphPlugins = parser.tokenizeParagraphPlugins.toSpliced(3, 3);

/** The sentences of a passage. What a component prints is not read. */
export function sentencesOf({ path, line, node, markdown }: Passage): Sentence[] {
  // The library passes over the cells of tables.
  const paragraph = { ...node, type: 'paragraph' } as Parameters<typeof toNlcst>[0];
  const { children } = toNlcst(paragraph, new VFile(markdown), parser);
  return children
    .flatMap((each) => (each.type === 'ParagraphNode' ? each.children : []))
    .filter((each) => each.type === 'SentenceNode')
    .map(({ children: parts, position }) => ({
      path,
      line: line + (position?.start.line ?? 0) - placeOf(node).line,
      text: parts
        .map((part) => (part.type === 'SourceNode' ? '`…`' : toString(part)))
        .join('')
        .replace(/\s+/g, ' '),
      words: parts.filter(({ type }) => type === 'WordNode' || type === 'SourceNode').length,
    }));
}

/** Words of a sentence, as a mean of those that end as one: titles and cells are none. */
export function meanLength(sentences: readonly Sentence[]): number {
  const whole = sentences.filter(({ text }) => /[.?!]["”)]*$/.test(text));
  return whole.reduce((sum, { words }) => sum + words, 0) / whole.length;
}
