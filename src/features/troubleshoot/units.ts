import { lineMost } from '../../shared/longest-line.ts';
import { atomsOf, type Atom } from './atoms.ts';
import { telling } from './telling.ts';

/** A line of a paste, or two that a terminal or a chat may have made of one: its words, at their places in the paste. */
export interface Unit {
  atoms: Atom[];
  words: ReadonlySet<string>;
}

/** Every line once. A line without the head of a log, such as a time, may be the rest of the line above: the two are also taken as one. */
export function unitsOf(text: string): Unit[] {
  const seen = new Set<string>();
  const units: Unit[] = [];
  const known = new Map<string, Atom[]>();
  const atomsAt = (line: string, place: number): Atom[] => {
    const own = known.get(line) ?? atomsOf(telling(line));
    known.set(line, own);
    return own.map(({ word, start, end }) => ({ word, start: start + place, end: end + place }));
  };
  const pairs = new Set<string>();
  let last: { line: string; index: number } | undefined;
  const take = (atoms: Atom[]) => {
    const words = atoms.map(({ word }) => word);
    if (words.length === 0 || seen.has(words.join(' '))) return;
    seen.add(words.join(' '));
    units.push({ atoms, words: new Set(words) });
  };
  for (const { 0: line, index } of text.matchAll(new RegExp(`[^\\r\\n]{1,${lineMost}}`, 'g'))) {
    const before = last;
    last = { line, index };
    // A log that says the same again and again: neither the line nor the two as one are new.
    const pair = `${before?.line}\n${line}`;
    if (pairs.has(pair)) continue;
    pairs.add(pair);
    const atoms = atomsAt(line, index);
    take(atoms);
    if (before && before.line.length >= wrapLeast && !headed.test(line))
      take([...atomsAt(before.line, before.index), ...atoms]);
  }
  return units;
}

/** Narrowest window that breaks lines, in characters. */
const wrapLeast = 30;

/** Begins with a time or a level. */
const headed = /^[\s>|●*]*(?:[A-Z][a-z]{2} [ \d]\d \d\d:|\[?\d{4}[-/]\d\d[-/]\d\d[T ]|\[\w+\] |[A-Z]+: )/;
