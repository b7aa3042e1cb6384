import { endOf } from '../../shared/paste.ts';
import { withoutColours } from '../../shared/terminal-colours.ts';
import { alignment } from './alignment.ts';
import type { Atom } from './atoms.ts';
import type { Pattern, Patterns } from './patterns.ts';
import { unitsOf, type Unit } from './units.ts';

/**
 * How much of a line has to be there: less, and it is another line that shares some words. Lines are cut short by
 * terminals, and differ between versions.
 */
const shareLeast = 0.75;

/** What the telling part of a line adds to its words, in bits. */
const markBits = 8;

/** A word that says less, in bits, stands in the logs of many faults: it is shown as a match in a telling part alone. */
const tellingBits = 2.5;

/** Faults shown, at most. */
const matchesMost = 6;

/**
 * How rare the words of the best line have to be together, in bits: a word that one fault in 36 has counts 5.2, one that
 * half of them have counts 1. The weakest record of the lab reached 14.3, the strongest of the unrelated lines in
 * `tests/support/unrelated-lines.ts` 5.7 (24 November 2026): the threshold stands between, nearer to what is unknown.
 */
const threshold = 8;

type Bits = (word: string) => number;

export interface Match {
  id: string;
  /** Sum of the bits of all words that matched, with `markBits` for a telling part. */
  score: number;
  /** The telling words that matched, in the order of the paste, at their places in {@link Ranking.text}. */
  atoms: Atom[];
}

/** A fault whose best line is above the threshold. */
interface Scored {
  id: string;
  score: number;
  /** Where the words that matched stand. */
  starts: ReadonlySet<number>;
  /** Those that tell. */
  shown: Atom[];
}

export interface Ranking {
  /** What was read of the paste. */
  text: string;
  /** Faults above the threshold, likeliest first; none that another explains with the same words and more. */
  matches: Match[];
}

/** Faults that a paste speaks of. */
export function rank(paste: string, { faults, spread }: Patterns): Ranking {
  const text = withoutColours(endOf(paste));
  const units = unitsOf(text);
  const bits = bitsOf(spread, faults.length);
  const matches = faults
    .map((pattern) => matchOf(pattern, units, bits))
    .filter((match) => match !== undefined)
    .toSorted((a, b) => b.score - a.score)
    .filter((match, index, all) => !all.slice(0, index).some((stronger) => explains(stronger, match)))
    .slice(0, matchesMost)
    .map(({ id, score, shown }) => ({ id, score, atoms: shown }));
  return { text, matches };
}

/** Whether the words of a match are all part of one that has more: then it is the same line, read less well. */
function explains(stronger: Scored, weaker: Scored): boolean {
  return stronger.score > weaker.score && [...weaker.starts].every((start) => stronger.starts.has(start));
}

/** Rarity of a word: what is learned from it, in bits. A name made of several words stands in no other text: it counts twice. */
function bitsOf(spread: Record<string, number>, count: number): Bits {
  const known = new Map(
    Object.entries(spread).map(([word, faults]) => [word, Math.log2(count / faults) * (word.includes('_') ? 2 : 1)]),
  );
  return (word) => known.get(word) ?? 0;
}

function matchOf({ id, lines, mark }: Pattern, units: readonly Unit[], bits: Bits): Scored | undefined {
  const markWords = mark.split(' ');
  const found = new Map<number, Atom>();
  let best = 0;
  let marked = false;
  for (const line of lines) {
    const hit = bestUnit(line.split(' '), units, bits);
    if (!hit) continue;
    hit.forEach((atom) => found.set(atom.start, atom));
    const telling = markWords.every((word) => hit.some((atom) => atom.word === word));
    marked ||= telling;
    best = Math.max(best, sum(hit, bits) + (telling ? markBits : 0));
  }
  if (best < threshold) return undefined;
  const atoms = [...found.values()].toSorted((a, b) => a.start - b.start);
  const once = [...new Map(atoms.map((atom) => [atom.word, atom])).values()];
  const rare = atoms.filter(({ word }) => bits(word) >= tellingBits || (marked && markWords.includes(word)));
  return {
    id,
    score: sum(once, bits) + (marked ? markBits : 0),
    starts: new Set(found.keys()),
    shown: rare.length > 0 ? rare : atoms,
  };
}

/** The words of the unit that has most of a line, if any has enough of it. */
function bestUnit(line: readonly string[], units: readonly Unit[], bits: Bits): Atom[] | undefined {
  const whole = line.reduce((total, word) => total + bits(word), 0);
  let most = whole * shareLeast;
  let best: Atom[] | undefined;
  for (const { atoms, words } of units) {
    // No alignment can have more than the words that are there at all.
    const there = line.reduce((total, word) => total + (words.has(word) ? bits(word) : 0), 0);
    if (there < most || (best && there === most) || wentWell(words, line)) continue;
    const aligned = alignment(line, atoms, bits);
    const got = sum(aligned, bits);
    if (got < most || (best && got === most)) continue;
    best = aligned;
    most = got;
  }
  return most > 0 ? best : undefined;
}

/** A line that reports success is none of a fault, however alike. */
function wentWell(there: ReadonlySet<string>, line: readonly string[]): boolean {
  return ['ok', 'successful', 'successfully', 'succeeded'].some((word) => there.has(word) && !line.includes(word));
}

function sum(atoms: readonly Atom[], bits: Bits): number {
  return atoms.reduce((total, { word }) => total + bits(word), 0);
}
