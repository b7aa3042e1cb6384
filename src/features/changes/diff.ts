/** What two texts do not have in common, line by line. */

export interface DiffLine {
  kind: 'same' | 'was' | 'now';
  text: string;
}

/** Lines that changed, with some that did not on both sides. */
export interface Hunk {
  /** Lines before it that are passed over. */
  skipped: number;
  lines: DiffLine[];
}

/** Lines round a change that are shown with it. */
const context = 3;

export function hunksOf(was: string, now: string): Hunk[] {
  const lines = compared(linesOf(was), linesOf(now));
  const near = lines.map((_, at) => lines.slice(Math.max(0, at - context), at + context + 1).some(isChanged));
  const hunks: Hunk[] = [];
  let skipped = 0;
  for (const [at, line] of lines.entries()) {
    if (!near[at]) skipped++;
    else if (at > 0 && near[at - 1]) hunks.at(-1)?.lines.push(line);
    else {
      hunks.push({ skipped, lines: [line] });
      skipped = 0;
    }
  }
  return hunks;
}

/** How many lines came, and how many went. */
export function countOf(hunks: readonly Hunk[]): { came: number; went: number } {
  const kinds = hunks.flatMap(({ lines }) => lines.map(({ kind }) => kind));
  const count = (asked: DiffLine['kind']) => kinds.filter((kind) => kind === asked).length;
  return { came: count('now'), went: count('was') };
}

function isChanged({ kind }: DiffLine): boolean {
  return kind !== 'same';
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** All lines of both, those they share once, in an order that keeps that of each. */
function compared(was: readonly string[], now: readonly string[]): DiffLine[] {
  const shared = sharedFrom(was, now);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < was.length || j < now.length) {
    const [old, young] = [was[i], now[j]];
    if (old !== undefined && old === young) {
      lines.push({ kind: 'same', text: old });
      i++;
      j++;
    } else if (old !== undefined && (young === undefined || at(shared, i + 1, j) >= at(shared, i, j + 1))) {
      lines.push({ kind: 'was', text: old });
      i++;
    } else if (young !== undefined) {
      lines.push({ kind: 'now', text: young });
      j++;
    }
  }
  return lines;
}

/** How many lines are shared at most from a line of each on. */
function sharedFrom(was: readonly string[], now: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: was.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = was.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const row = rows[i] as Uint16Array;
      row[j] = was[i] === now[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
    }
  return rows;
}

function at(rows: readonly Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
