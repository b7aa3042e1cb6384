import { excerpt, phrasesOf, type ExcerptPart } from './excerpt.ts';
import type { KnownFault, KnownFaults } from './known-faults.ts';
import { onwardFrom, type Onward } from './onward.ts';
import { rank } from './rank.ts';

/** What is said of a paste. */
export interface Diagnosis {
  /** Faults that match, likeliest first, with the lines and the words that did. */
  found: { fault: KnownFault; lines: ExcerptPart[][]; phrases: string[] }[];
  /** What helps if something was pasted that nothing matches. */
  onward: Onward | undefined;
  /** All of that in one or two sentences, for eyes and ears. */
  says: string;
}

/** @param cut - what was not read of the paste, as a sentence to be added. */
export function diagnose(paste: string, { patterns, rows, writers, branches }: KnownFaults, cut = ''): Diagnosis {
  const { text, matches } = rank(paste, patterns);
  const found = matches.flatMap(({ id, atoms }) => {
    const fault = rows.find((row) => row.id === id);
    const lines = excerpt(text, atoms);
    return fault ? [{ fault, lines, phrases: phrasesOf(lines) }] : [];
  });
  const unknown = paste.trim() !== '' && found.length === 0;
  const onward = unknown ? onwardFrom(text, writers, branches) : undefined;
  const says = onward ? nothing(onward, cut) : matching(found.map(({ fault }) => fault.title)) + cut;
  return { found, onward, says };
}

function nothing({ code, writer, told }: Onward, cut: string): string {
  const named = code === undefined ? '' : `, but it names ${code}`;
  return `Nothing here matches${named}.${told ? ` Written by ${writer?.name}.` : ''}${cut} What helps next:`;
}

function matching([first, ...others]: readonly string[]): string {
  if (first === undefined) return '';
  return `${others.length === 0 ? '1 failure matches' : `${others.length + 1} failures match, first`}: ${first}.`;
}
