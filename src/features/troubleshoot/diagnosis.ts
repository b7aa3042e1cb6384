import { codeIn } from './codes.ts';
import { excerpt, phrasesOf, type ExcerptPart } from './excerpt.ts';
import type { KnownFault, KnownFaults } from './known-faults.ts';
import { rank } from './rank.ts';

/** What is said of a paste. */
export interface Diagnosis {
  /** Faults that match, likeliest first, with the lines and the words that did. */
  found: { fault: KnownFault; lines: ExcerptPart[][]; phrases: string[] }[];
  /** Whether something was pasted that nothing matches. */
  unknown: boolean;
  /** Status code in it, if that is all there is to go by. */
  code: string | undefined;
  /** All of that in one or two sentences, for eyes and ears. */
  says: string;
}

export function diagnose(paste: string, { patterns, rows }: KnownFaults): Diagnosis {
  const { text, matches } = rank(paste, patterns);
  const found = matches.flatMap(({ id, atoms }) => {
    const fault = rows.find((row) => row.id === id);
    const lines = excerpt(text, atoms);
    return fault ? [{ fault, lines, phrases: phrasesOf(lines) }] : [];
  });
  const unknown = paste.trim() !== '' && found.length === 0;
  const code = unknown ? codeIn(text) : undefined;
  const says = unknown ? nothing(code) : matching(found.map(({ fault }) => fault.title));
  return { found, unknown, code, says };
}

function nothing(code: string | undefined): string {
  return `Nothing here matches${code === undefined ? '' : `, but it names ${code}`}. Go by what the visitor sees.`;
}

function matching([first, ...others]: readonly string[]): string {
  if (first === undefined) return '';
  return `${others.length === 0 ? '1 failure matches' : `${others.length + 1} failures match, first`}: ${first}.`;
}
