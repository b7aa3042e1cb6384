import type { LineRange } from './notes.ts';

/** A note as far as it decides where a file is cut. */
export interface Weighed extends LineRange {
  /** Characters of its text: how much paper it takes. */
  characters: number;
}

/** Rows of code that fit in a low window below the header, at 24 px each. */
const mostRows = 22;
/** Rows that a line may stand below its note: less than half of a low window, since a note is read in the middle. */
const mostRowsBelow = 10;
/** Rows that a note may begin below its line: less than a low window, for those who come to the line. */
const mostRowsAbove = 26;
/** Characters of a line of code that fit in a row, in a window of 1,024 px. */
const charactersInRow = { code: 48, notes: 43 };
/** Characters of notes in a row of theirs, as high as one of code. */
const charactersInNoteRow = { code: 42, notes: 52 };
/** Rows that the stylesheet has for passages, see `notes.css`. */
const mostPassages = 48;
/** What a title and the space between two notes take. */
const charactersApart = 70;
/** What it costs to cut at all, and in the middle of what belongs together: a block, and a command that goes on. */
const costs = { cut: 4, top: 1, block: 8, command: 30 };

/** Which column is the wider one. */
export type Leading = keyof typeof charactersInRow;

/**
 * Cuts a file into passages, each of which stays in the window while its notes are read, so that a line is in sight with
 * each of them. There are as few as can be, cut where the file has a blank line if one is there.
 * @param lines - of the file, those that are shown.
 * @param notes - in the order of their lines; `first` and `last` are places in `lines`.
 * @returns the places where a passage begins; the first is 0.
 * @throws Error if the stylesheet has fewer rows than there are passages.
 */
export function passagesOf(lines: readonly string[], notes: readonly Weighed[], leading: Leading): number[] {
  const above = sums(lines.map((line) => rowsOf(line, charactersInRow[leading])));
  const before = sums(notes.map(({ characters }) => (characters + charactersApart) / charactersInNoteRow[leading]));
  const cuts = notes.map((_, at) => cutsBefore(lines, notes, at));
  const fits = (from: number, to: number, start: number) =>
    notes.slice(from, to).every(({ first }, at) => {
      const rows = (above[first] ?? 0) - (above[start] ?? 0);
      const below = (before[from + at] ?? 0) - (before[from] ?? 0) - rows;
      return rows < mostRows && below > -mostRowsBelow && below < mostRowsAbove;
    });
  // The cheapest way to cut what the first notes are about, for each number of notes.
  const ways: { cost: number; starts: readonly number[] }[] = [{ cost: 0, starts: [] }];
  for (let to = 1; to <= notes.length; to += 1) {
    const found = [];
    for (const [from, way] of [...ways.entries()].reverse()) {
      // Notes on the same lines cannot be parted.
      const isWhole = to > from + 1 && cuts.slice(from + 1, to).every((inner) => inner.length === 0);
      for (const { at, cost } of cuts[from] ?? [])
        if (isWhole || fits(from, to, at)) found.push({ cost: way.cost + cost, starts: [...way.starts, at] });
    }
    const [best] = found.sort((a, b) => a.cost - b.cost);
    if (best) ways[to] = best;
  }
  const cut = ways[notes.length]?.starts ?? [];
  const starts = cut[0] === 0 ? cut : [0, ...cut];
  if (starts.length > mostPassages)
    throw new Error(`${starts.length} passages, and notes.css has rows for ${mostPassages}: show the file in parts`);
  return [...starts];
}

interface Cut {
  at: number;
  cost: number;
}

/**
 * Places below the notes before, from which a passage may begin with a note, and what it costs to cut the file there: at a
 * blank line, with the remark above the line of the note, or at that line. None if a note before reaches so far.
 */
function cutsBefore(lines: readonly string[], notes: readonly Weighed[], at: number): Cut[] {
  const first = notes[at]?.first ?? 0;
  const earliest = Math.max(-1, ...notes.slice(0, at).map(({ last }) => last)) + 1;
  if (first < earliest) return [];
  const blank = earliest + lines.slice(earliest, first).findLastIndex((line) => line.trim() === '');
  const costOf = (start: number) => {
    if (lines[start - 1]?.endsWith('\\')) return costs.command;
    return /^\s/.test(lines[start] ?? '') ? costs.block : costs.top;
  };
  return [
    ...(at === 0 ? [{ at: 0, cost: 0 }] : []),
    ...(blank >= earliest ? [{ at: blank + 1, cost: costs.cut }] : []),
    ...[withRemark(lines, first, earliest), first].map((start) => ({ at: start, cost: costs.cut + costOf(start) })),
  ];
}

/** @returns for each place the sum of what stands before it, and at the end that of all. */
function sums(values: readonly number[]): number[] {
  return values.reduce<number[]>((all, value) => [...all, (all.at(-1) ?? 0) + value], [0]);
}

/** Rows that a line takes. A word that is longer than a row begins in one of its own. */
function rowsOf(line: string, room: number): number {
  const isCut = line.split(/(?<=\s)/).some(({ length }) => length > room);
  return Math.max(1, Math.ceil(line.length / room)) + (isCut ? 1 : 0);
}

/** Characters of notes that fill about a screen. */
const charactersOfScreen = 1_050;

/** Notes lead where they take much more paper than their file, and its lines are short. */
export function leadingOf(lines: readonly string[], notes: readonly Weighed[]): Leading {
  const long = lines.filter(({ length }) => length > charactersInRow.notes).length;
  const ofNotes = notes.reduce((sum, { characters }) => sum + characters + charactersApart, 0) / charactersOfScreen;
  return ofNotes > 1.5 * (lines.length / mostRows) && long <= lines.length / 5 ? 'notes' : 'code';
}

/** Lines of a remark that keep it with the line below. */
const mostRemark = 4;

/** A remark, or the head of a section. */
const belongsToNext = /^\s*(#|\[[^\]]+\]$)/;

/** The line in which what belongs to a line begins: the remark or the head above it, or the line itself if that is long. */
function withRemark(lines: readonly string[], line: number, earliest: number): number {
  let start = line;
  while (start > earliest && belongsToNext.test(lines[start - 1] ?? '')) start -= 1;
  return line - start > mostRemark ? line : start;
}
