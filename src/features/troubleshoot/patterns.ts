import { spansIn, type Parameter } from '../../shared/parameters.ts';
import { atomsOf } from './atoms.ts';
import { telling } from './telling.ts';
import type { Wordings } from './wordings.ts';

/** One fault's lines, each as its words in order, joined by blanks. */
export interface Pattern {
  id: string;
  lines: string[];
  mark: string;
}

export interface Patterns {
  faults: Pattern[];
  /** Number of faults whose log has the word, for every word of a pattern. */
  spread: Record<string, number>;
}

/** Fewest words of a telling part that tell without the rest of their line. */
const phraseLeast = 3;

/**
 * What a paste is held against. A value that readers make their own counts for nothing, since they have another.
 * @param ownWords - of the guide's application: nobody else's log has them.
 */
export function patternsOf(
  faults: readonly Wordings[],
  parameters: readonly Parameter[],
  ownWords: readonly string[],
): Patterns {
  const wordsOf = (text: string): string[] =>
    atomsOf(telling(withoutValues(text, parameters)))
      .map(({ word }) => word)
      .filter((word) => !ownWords.includes(word));
  const linesOf = (texts: readonly string[]): string[][] => texts.flatMap(phrasesOf).map(wordsOf);
  const patterns = faults.map(({ id, lines, mark }) => {
    const telling = wordsOf(mark);
    const all = [...linesOf(lines), ...(telling.length >= phraseLeast ? [telling] : [])];
    return {
      id,
      lines: [...new Set(all.map((words) => words.join(' ')))].filter((line) => line !== ''),
      mark: telling.join(' '),
    };
  });
  const spread: Record<string, number> = {};
  faults.forEach(({ around }, index) => {
    const own = [...(patterns[index]?.lines ?? []), ...linesOf([around]).map((words) => words.join(' '))];
    for (const word of new Set(own.flatMap((line) => line.split(' ')))) spread[word] = (spread[word] ?? 0) + 1;
  });
  const used = new Set(patterns.flatMap(({ lines, mark }) => [...lines, mark]).flatMap((line) => line.split(' ')));
  return { faults: patterns, spread: Object.fromEntries([...used].map((word) => [word, spread[word] ?? 1])) };
}

/** The lines of a text, and systemd's status in them: people look that up alone. */
function phrasesOf(text: string): string[] {
  return [...text.split('\n'), ...(text.match(/status=\d+\/[A-Z]+/g) ?? [])];
}

/** A sign that belongs to no word stands for each value. */
function withoutValues(text: string, parameters: readonly Parameter[]): string {
  return spansIn(text, parameters).reduce(
    (left, { start, end }) => left.slice(0, start) + '·'.repeat(end - start) + left.slice(end),
    text,
  );
}
