import { numbersIn, type WrittenNumber } from './numbers.ts';

/** A text beside a recorded block: its caption, or what follows it. */
export interface Beside {
  /** Its words. What is quoted out of a record, or marked as a fact, is left out. */
  text: string;
  isCaption: boolean;
}

/** A console block. Typed and recorded output have the same number of lines. */
export interface Block {
  commands: readonly string[];
  typed: readonly string[];
  recorded: readonly string[];
}

/** What makes a number a fact and no figure of one run, whatever was printed. */
export interface Facts {
  /** Numbers that stand in the configs, each with the units that it has there; `''` is none. */
  configured: ReadonlyMap<string, ReadonlySet<string>>;
  /** Numbers that a protocol has given a meaning: statuses of HTTP. */
  statuses: ReadonlySet<string>;
  /** Programs: the numbers after their names are versions. */
  programs: readonly string[];
}

/** A number that an author has typed and a record holds, or contradicts. */
export interface TypedFigure {
  value: string;
  /** Where it stands in the text, counted in characters. */
  at: number;
  /** What the block prints: the same, another value in its place, or nothing that it could be. */
  printed: string | undefined;
}

/** Stands in a text for a source that backs the sentence. */
export const cited = '\u0001';

/** The numbers of a text that its author typed, and that a record should tell. */
export function typedFigures(beside: Beside, block: Block, facts: Facts): TypedFigure[] {
  const printed = printedFigures(block);
  const commanded = new Set(block.commands.flatMap((command) => command.match(/\d+(?:\.\d+)*/g) ?? []));
  return sentencesOf(beside.text).flatMap(({ text, at }) => {
    if (text.includes(cited)) return [];
    const sentence = withoutNames(text, facts.programs);
    return numbersIn(sentence).flatMap((figure) => {
      if (commanded.has(figure.value)) return [];
      const found = contradicted(figure, printed, isFact(figure, facts), beside.isCaption);
      return found ? [{ value: figure.value, at: at + figure.at, printed: found.printed }] : [];
    });
  });
}

/** A figure of the output, with what its author had typed in its place. */
interface PrintedFigure extends WrittenNumber {
  typed: string;
}

/** The figures that were printed. What differs from what was typed in its place differs from run to run. */
function printedFigures({ typed, recorded }: Block): PrintedFigure[] {
  return recorded.flatMap((line, index) => {
    const figures = numbersIn(line);
    const before = numbersIn(typed[index] ?? '');
    const fits = before.length === figures.length;
    return figures.map((figure, place) => ({ ...figure, typed: (fits && before[place]?.value) || figure.value }));
  });
}

/** What was printed in place of a figure, if the figure was not to be typed. */
function contradicted(
  figure: WrittenNumber,
  printed: readonly PrintedFigure[],
  fact: boolean,
  isCaption: boolean,
): { printed: string | undefined } | undefined {
  const fits = printed.filter(({ unit }) => figure.unit === undefined || unit === undefined || unit === figure.unit);
  // A process may happen to have the number of a port: what a config has is never refused for what one run printed,
  // but for what the author saw printed, unless it tells a unit and the output does not.
  if (fits.some(({ value }) => value === figure.value)) return fact ? undefined : { printed: figure.value };
  const outdated = fits.find(({ typed }) => typed === figure.value);
  if (outdated && !(fact && figure.unit && !outdated.unit)) return { printed: outdated.value };
  if (fact) return undefined;
  const other = printed.find((each) => sameRole(each, figure));
  return other || isCaption ? { printed: other?.value } : undefined;
}

/** Whether two numbers stand at the same word: `17ms` and `6 ms`, `workers: 3` and `5 workers`. */
function sameRole(a: WrittenNumber, b: WrittenNumber): boolean {
  if (a.unit !== undefined || b.unit !== undefined) return a.unit === b.unit;
  const names = [b.label, b.noun].filter((name) => name !== undefined);
  return names.some((name) => name === a.label || name === a.noun);
}

/** A number in a config is a fact wherever its unit fits: a bare one counts something, or counts seconds. */
function isFact({ value, unit, label }: WrittenNumber, { configured, statuses }: Facts): boolean {
  if (unit === undefined && label === undefined && statuses.has(value)) return true;
  const there = configured.get(value) ?? configured.get(value.replace(/^0+(?=\d)/, ''));
  if (!there) return false;
  if (unit === undefined) return true;
  return there.has(unit) || there.has(unit[0]?.toLowerCase() ?? '') || (unit === 's' && there.has(''));
}

/** Sentences with the sources that stand behind their full stop. */
function sentencesOf(text: string): { text: string; at: number }[] {
  const ends = [...text.matchAll(new RegExp(`[.!?]["”)*]*${cited}*\\s+`, 'g'))].map((end) => end.index + end[0].length);
  return [0, ...ends].map((at, index) => ({ text: text.slice(at, ends[index] ?? text.length), at }));
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';

/**
 * The text with blanks in place of what is never a figure: versions (`Django 5.2 and 6.1`, `TLS 1.3`), dates (`April 2026`),
 * errors of the system (`[Errno 13]`, `(111: Connection refused)`).
 */
function withoutNames(text: string, programs: readonly string[]): string {
  const names = [...programs.map((name) => RegExp.escape(name)), '[A-Z]{2,}(?= \\d+\\.\\d)'].join('|');
  const version = new RegExp(
    `(?<!\\w)(?:${names})(?:(?:,| and| or| to)? v?\\d[\\w.]*\\w|(?:,| and| or| to)? \\d)+`,
    'g',
  );
  const date = new RegExp(`(?:\\d{1,2} )?(?:${months}) \\d{4}`, 'g');
  const error = /\bErrno \d+|\(\d+: (?=[A-Z])/g;
  const blank = (found: string) => ' '.repeat(found.length);
  return text.replace(version, blank).replace(date, blank).replace(error, blank);
}
