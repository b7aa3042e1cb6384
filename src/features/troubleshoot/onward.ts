import { lineMost } from '../../shared/longest-line.ts';
import { atomsOf } from './atoms.ts';
import { codeIn } from './codes.ts';
import { telling } from './telling.ts';

/** Who writes lines of a form. */
export interface LogWriter {
  /** Root-relative address of what the guide says of it. */
  page: string;
  name: string;
  /** Station whose line is drawn before it. */
  layer: string;
  /** What its lines have, a regular expression; empty for the last, which takes every text. */
  like: string;
}

/** An entry of the path by sight. */
export interface Sight {
  page: string;
  sees: string;
  codes: string[];
}

/** What leads on from a text that nothing matches. */
export interface Onward {
  writer: LogWriter | undefined;
  /** Whether a line told who wrote it. */
  told: boolean;
  code: string | undefined;
  /** Where the path by sight begins for it. */
  branch: Sight | undefined;
  /** Words of its telling line, to be searched for. */
  words: string;
}

/** Words that turn what a line says into its opposite. */
const turning: ReadonlySet<string> = new Set(['no', 'not', 'without']);

/** Words that are searched for, at most, beside those that turn them: more find less. */
const wordsMost = 6;

export function onwardFrom(text: string, writers: readonly LogWriter[], branches: readonly Sight[]): Onward {
  const writer = writers.find(({ like }) => new RegExp(like, 'm').test(text));
  const code = codeIn(text);
  return {
    writer,
    told: Boolean(writer?.like),
    code,
    branch: branches.find(({ codes }) => code !== undefined && codes.includes(code)) ?? branches[0],
    words: wordsOf(lineAt(text, writer?.like ?? '')),
  };
}

/** The line of a text that has a pattern, the first with anything in it for an empty one; of a long one the beginning. */
function lineAt(text: string, like: string): string {
  const at = text.search(new RegExp(like || '\\S', 'm'));
  const start = text.lastIndexOf('\n', at) + 1;
  return /.*/.exec(text.slice(start, start + lineMost))?.[0] ?? '';
}

function wordsOf(line: string): string {
  const all = atomsOf(telling(line), 0, turning).map(({ word }) => word);
  const words = [...new Set(all)].filter((word) => turning.has(word) || /[a-z]{3}|^\d{3}$/.test(word));
  const told = words.filter((word) => !turning.has(word)).slice(0, wordsMost);
  // Nothing is left for a word to turn behind the last one.
  return words.slice(0, words.indexOf(told.at(-1) ?? '') + 1).join(' ');
}
