import { readFileSync } from 'node:fs';
import { markdownToMdast } from 'satteri';
import { parseConsole } from '../../shared/console.ts';
import type { Run } from '../../shared/evidence.ts';
import type { ChapterSource } from '../../shared/build/chapter-source.ts';
import { claimFile, readClaim } from '../../shared/build/claim.ts';
import { faultFile, readFault } from '../../shared/build/fault.ts';
import { fenceAttributes, parentsIn, placeOf } from '../../shared/build/markdown-tree.ts';
import type { Beside, Block } from './typed-figures.ts';
import { ownWords } from './own-words.build.ts';

/** A text beside what was recorded, with its place. */
export interface PlacedText extends Beside {
  block: Block;
  /** What it is to its record, such as `the caption of "process-tree"`. */
  what: string;
  /** First line of the text, counted from 1. */
  line: number;
  /** What its author may write in place of a number. */
  quote: string;
}

/** Captions of the recorded blocks of a chapter, and the paragraphs and lists that directly follow each. */
export function besideInChapter({ tree }: ChapterSource, run: Run): PlacedText[] {
  return parentsIn(tree).flatMap(({ children }) =>
    children.flatMap((node, index) => {
      if (node.type !== 'code' || node.lang !== 'console') return [];
      const { id = '', caption } = fenceAttributes(node.meta);
      const block = blockOf(node.value, id, run);
      if (!block) return [];
      const rest = children.slice(index + 1);
      const end = rest.findIndex(({ type }) => type !== 'paragraph' && type !== 'list');
      const behind = end < 0 ? rest : rest.slice(0, end);
      const captions = caption ? [{ ...captionOf(id, caption), block, line: placeOf(node).line }] : [];
      const what = `the text after "${id}"`;
      const quote = `<Printed block="${id}" find="…{}…" />`;
      const texts = behind.map((each) => ({ text: ownWords(each), line: placeOf(each).line }));
      return [...captions, ...texts.map((each) => ({ ...each, isCaption: false, block, what, quote }))];
    }),
  );
}

/** The texts of a symptom, beside its check, its fix, and the line that its log had. */
export function besideInFault(id: string, run: Run): PlacedText[] {
  const { cause, check, fix, log } = readFault(id);
  const checked = blockOf(check.console, 'check', run);
  const fixed = fix.console ? blockOf(fix.console, 'fix', run) : undefined;
  const logged = { commands: [], typed: [log.line], recorded: [String(run.figures['line']?.value ?? log.line)] };
  const quote = "<Printed block='check-commands' find='…{}…' />";
  const lineOf = lineIn(faultFile(id));
  const text = (markdown: string, name: string) => ({
    ...{ text: ownWords(markdownToMdast(markdown)), isCaption: false, line: lineOf(markdown) },
    ...{ block: joined(checked, fixed, logged), what: `the text under "${name}"`, quote },
  });
  return [
    text(cause, 'cause'),
    ...(checked
      ? [{ ...captionOf('check', check.means), block: joined(checked, logged), line: lineOf(check.means) }]
      : []),
    text(fix.text, 'fix'),
    ...(fix.after ? [text(fix.after, 'after')] : []),
  ];
}

/** The statement of a claim, beside the figures of its record. */
export function besideInClaim(id: string, { figures, transcript }: Run): PlacedText[] {
  const { says } = readClaim(id);
  const recorded = Object.values(figures).map(({ value, unit = '' }) => `${value} ${unit}`);
  const quote = `<Measured claim='${id}' figure='…' />`;
  const block = { commands: transcript.map(({ command }) => command), typed: recorded, recorded };
  const text = { text: ownWords(markdownToMdast(says)), isCaption: false, line: lineIn(claimFile(id))(says) };
  return [{ ...text, block, what: 'the statement', quote }];
}

/** A block as it was typed and as it was recorded; none if it was not run. */
function blockOf(transcript: string, id: string, { blocks }: Run): Block | undefined {
  const shown = blocks[id];
  if (!shown) return undefined;
  return {
    commands: shown.map(({ command }) => command),
    typed: parseConsole(transcript).flatMap(({ kind, text }) => (kind === 'output' ? [text] : [])),
    recorded: shown.flatMap((each) => each.shown),
  };
}

function joined(...blocks: (Block | undefined)[]): Block {
  const all = (part: keyof Block) => blocks.flatMap((block) => block?.[part] ?? []);
  return { commands: all('commands'), typed: all('typed'), recorded: all('recorded') };
}

function captionOf(id: string, markdown: string): Omit<PlacedText, 'block' | 'line'> {
  const text = ownWords(markdownToMdast(markdown));
  return { text, isCaption: true, what: `the caption of "${id}"`, quote: "<Printed find='…{}…' />" };
}

/** Says in which line of a file a text of it begins. */
function lineIn(file: string): (text: string) => number {
  const lines = readFileSync(file, 'utf8').split('\n');
  return (text) => lines.findIndex((line) => line.includes(text.slice(0, 20))) + 1;
}
