/**
 * Compares what a page prints with what a machine printed. Numbers, dates, ids and the width of columns differ from run
 * to run; words, order and HTTP statuses do not. `…` stands for anything.
 */

/** The line as a regular expression for lines of the same shape, all of the line. Its groups are what `…` stands for. */
export function shapeOf(line: string): RegExp {
  if (/^\s*\d+\s*$/.test(line)) return new RegExp(`^\\s*${line.trim()}\\s*$`, 'd');
  const parts = line
    .trim()
    .split(
      /(…|HTTP\/[\d.]+"? \d{3}\b|\bupstream=\d{3}\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\b(?=[0-9a-f]*[0-9])[0-9a-f]{8,}\b|\d+|[A-Za-z0-9+/]{27}=|\s+)/,
    );
  const patterns = parts.map((part) => {
    if (part === '…') return '(.*)';
    if (/^\s+$/.test(part)) return '\\s+';
    if (/^[A-Za-z0-9+/]{27}=$/.test(part)) return '[A-Za-z0-9+/]{27}=';
    if (/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$/.test(part))
      return '[A-Z][a-z]{2}';
    if (/^(?=[0-9a-f]*[0-9])[0-9a-f]{8,}$/.test(part)) return '[0-9a-f]+';
    if (/^\d+$/.test(part)) return '\\d+';
    return part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  });
  return new RegExp(`^\\s*${patterns.join('')}\\s*$`, 'd');
}

/** A recorded line with `…` where the page's line has it. */
function shortened(recorded: string, shape: RegExp): string {
  const gaps = (shape.exec(recorded)?.indices ?? []).slice(1).filter((gap) => gap !== undefined);
  const short = gaps.reduceRight((text, [from, to]) => `${text.slice(0, from)}…${text.slice(to)}`, recorded);
  return short.trimEnd();
}

/**
 * The lines of a recording that a page shows: one for each line of the page, in the same order. A page may leave out
 * lines and, with `…`, parts of them; it may not show one that was not printed.
 * @returns the recorded lines, or the first line of the page that has none.
 */
export function shownLines(
  page: readonly string[],
  recorded: readonly string[],
): { shown: string[] } | { missing: string } {
  const shown: string[] = [];
  let next = 0;
  for (const line of page) {
    if (line.trim() === '…' || line.trim() === '') {
      shown.push(line);
      continue;
    }
    const shape = shapeOf(line);
    const at = recorded.findIndex((each, index) => index >= next && shape.test(each));
    const found = recorded[at];
    if (found === undefined) return { missing: line };
    shown.push(shortened(found, shape));
    next = at + 1;
  }
  return { shown };
}
