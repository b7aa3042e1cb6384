import type { Atom } from './atoms.ts';

/** A run of text that matched or did not. */
export interface ExcerptPart {
  text: string;
  matched: boolean;
}

/** Lines shown for a match, at most. */
const linesMost = 2;

/** What stays of a line before its first and after its last matched word, in UTF-16 units. */
const margin = 80;

/** The lines of a text with most of the words that matched, in their order, each in parts. */
export function excerpt(text: string, atoms: readonly Atom[]): ExcerptPart[][] {
  const lines = new Map<number, Atom[]>();
  for (const atom of atoms) {
    const start = text.lastIndexOf('\n', atom.start - 1) + 1;
    lines.set(start, [...(lines.get(start) ?? []), atom]);
  }
  return [...lines]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, linesMost)
    .toSorted(([a], [b]) => a - b)
    .map(([start, words]) => partsOf(text, start, words));
}

/** The words and phrases that matched, once each. */
export function phrasesOf(lines: readonly (readonly ExcerptPart[])[]): string[] {
  return [...new Set(lines.flat().flatMap(({ text, matched }) => (matched ? [text] : [])))];
}

function partsOf(text: string, lineStart: number, words: readonly Atom[]): ExcerptPart[] {
  const newline = text.indexOf('\n', lineStart);
  const lineEnd = newline < 0 ? text.length : newline;
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of words) {
    const last = runs.at(-1);
    if (last && /^[ =/:_.,-]{0,2}$/.test(text.slice(last.end, start))) last.end = end;
    else runs.push({ start, end });
  }
  const from = cutBefore(text, lineStart, runs[0]?.start ?? lineStart);
  const to = cutAfter(text, runs.at(-1)?.end ?? lineEnd, lineEnd);
  const parts: ExcerptPart[] = [];
  let at = from;
  for (const { start, end } of runs) {
    parts.push({ text: text.slice(at, start), matched: false }, { text: text.slice(start, end), matched: true });
    at = end;
  }
  parts.push({ text: text.slice(at, to).trimEnd(), matched: false });
  if (from > lineStart) parts.unshift({ text: '… ', matched: false });
  if (to < lineEnd) parts.push({ text: ' …', matched: false });
  return parts.filter((part) => part.text !== '');
}

/** Where a line is taken up: at its start, or at a word some way before the first that matched. */
function cutBefore(text: string, lineStart: number, first: number): number {
  if (first - lineStart <= margin) return lineStart;
  const word = text.indexOf(' ', first - margin) + 1;
  return word > 0 && word <= first ? word : first - margin;
}

function cutAfter(text: string, last: number, lineEnd: number): number {
  if (lineEnd - last <= margin) return lineEnd;
  const word = text.lastIndexOf(' ', last + margin);
  return word >= last ? word : last + margin;
}
