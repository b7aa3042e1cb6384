/** A note is bound to text, never to a line number: it moves with its line and breaks loudly when the line is gone. */
export interface BoundText {
  /** Text that occurs in exactly one line. */
  on: string;
  /** Text of the last line, if the note speaks of several: the next line that is this text, else the next that contains it. */
  to?: string | undefined;
}

/** First and last line, counted from 0. */
export interface LineRange {
  first: number;
  last: number;
}

/**
 * Lines that a text points at.
 * @throws Error if `on` occurs in no line or in several, with the lines that come nearest.
 */
export function bind(lines: readonly string[], { on, to }: BoundText): LineRange {
  const hits = lines.flatMap((line, index) => (line.includes(on) ? [index] : []));
  const first = hits[0];
  if (first === undefined) throw new Error(`no line contains "${on}". ${nearest(lines, on)}`);
  if (hits.length > 1) {
    throw new Error(`"${on}" is in lines ${hits.map((hit) => hit + 1).join(', ')}: write more of the line you mean`);
  }
  if (to === undefined) return { first, last: first };
  const next = (fits: (line: string) => boolean) => lines.findIndex((line, index) => index >= first && fits(line));
  const whole = next((line) => line === to);
  const last = whole < 0 ? next((line) => line.includes(to)) : whole;
  if (last < 0)
    throw new Error(`no line from line ${first + 1} on contains "${to}". ${nearest(lines.slice(first), to)}`);
  return { first, last };
}

function nearest(lines: readonly string[], text: string): string {
  const words = text.split(/\W+/).filter((word) => word.length > 2);
  const scored = lines
    .map((line) => ({ line: line.trim(), score: words.filter((word) => line.includes(word)).length }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3);
  return scored.length > 0
    ? `Nearest: ${scored.map(({ line }) => `"${line}"`).join(', ')}`
    : 'Nothing in the file is near it.';
}
