import type { Atom } from './atoms.ts';

/**
 * The words of a line that stand in a text in the same order, heaviest choice first (longest common subsequence, weighted).
 * A text that has them far apart does not have the line: then nothing is found.
 */
export function alignment(line: readonly string[], text: readonly Atom[], weight: (word: string) => number): Atom[] {
  const width = text.length + 1;
  // Heaviest alignment of the first i words of the line with the first j of the text, row by row.
  const heaviest = new Float64Array((line.length + 1) * width);
  const at = (i: number, j: number) => heaviest[i * width + j] ?? 0;
  line.forEach((word, i) => {
    const own = weight(word);
    text.forEach((atom, j) => {
      const both = atom.word === word ? at(i, j) + own : 0;
      heaviest[(i + 1) * width + j + 1] = Math.max(at(i, j + 1), at(i + 1, j), both);
    });
  });
  const found: Atom[] = [];
  let span: [first: number, last: number] | undefined;
  for (let i = line.length, j = text.length; i > 0 && j > 0;) {
    const atom = text[j - 1];
    if (at(i, j) === at(i - 1, j)) i--;
    else if (at(i, j) === at(i, j - 1)) j--;
    else if (atom) {
      found.unshift(atom);
      span = [j, span?.[1] ?? j];
      i--;
      j--;
    }
  }
  return span && span[1] - span[0] > line.length * 2 + 4 ? [] : found;
}
