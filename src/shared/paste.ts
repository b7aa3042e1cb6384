import { lineMost } from './longest-line.ts';

/**
 * How much of a text from outside is read, in UTF-16 units: one limit for every field, about a thousand lines of a
 * journal, which a phone reads and lays out within a second. Shorter lines have a limit of their own, because a browser lays out each line.
 */
export const pasteMost = 100_000;
const linesMost = 1_000;

/** The end of a text that is too long: the newest lines, whole ones. */
export function endOf(paste: string): string {
  const end = paste.slice(-pasteMost);
  let start = end.length;
  for (let lines = 0; lines < linesMost && start > 0; lines++) start = end.lastIndexOf('\n', start - 1);
  if (start > 0) return end.slice(start + 1);
  const line = end.length < paste.length ? end.indexOf('\n') + 1 : 0;
  return line < lineMost ? end.slice(line) : end;
}

/** Says how much of a text was read, as a sentence to be added; nothing if it was all of it. */
export function saidOfCut(paste: string, read = endOf(paste)): string {
  return read.length < paste.length ? ` Only the last ${read.length.toLocaleString('en')} characters were read.` : '';
}
