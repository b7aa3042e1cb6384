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
/** Characters of a line of code that fit in a row, in a window of 1,024 px. */
const charactersInRow = { code: 48, notes: 43 };
/** Characters of notes in a row of theirs, as high as one of code. */
const charactersInNoteRow = { code: 42, notes: 52 };
/** Characters of notes that fill about a screen. */
const mostCharacters = { code: 1_050, notes: 1_400 };
/** Rows that the stylesheet has for passages, see `notes.css`. */
const mostPassages = 48;
/** What a title and the space between two notes take. */
const charactersApart = 70;

/** Which column is the wider one. */
export type Leading = keyof typeof mostCharacters;

/**
 * Cuts a file into passages that fit in a window together with their notes, so that a line stays in sight while its
 * notes are read. A cut lies before a line with a note, and before the remark or the head of a section above that line.
 * @param lines - of the file, those that are shown.
 * @param notes - in the order of their lines; `first` and `last` are places in `lines`.
 * @returns the places where a passage begins; the first is 0.
 * @throws Error if the stylesheet has fewer rows than there are passages.
 */
export function passagesOf(lines: readonly string[], notes: readonly Weighed[], leading: Leading): number[] {
  const rowsIn = (from: number, to: number) =>
    lines.slice(from, to).reduce((sum, line) => sum + rowsOf(line, charactersInRow[leading]), 0);
  const starts = [0];
  let characters = 0;
  let last = -1;
  for (const note of notes) {
    const own = note.characters + charactersApart;
    const start = starts.at(-1) ?? 0;
    const rows = rowsIn(start, note.first);
    const isFar = rows >= mostRows || rows - characters / charactersInNoteRow[leading] >= mostRowsBelow;
    const isFull = isFar || characters + own > mostCharacters[leading];
    if (isFull && note.first > last && note.first > start && (last >= start || isFar)) {
      starts.push(withRemark(lines, note.first, Math.max(last, start) + 1));
      characters = 0;
    }
    characters += own;
    last = Math.max(last, note.last);
  }
  if (starts.length > mostPassages)
    throw new Error(`${starts.length} passages, and notes.css has rows for ${mostPassages}: show the file in parts`);
  return starts;
}

/** Rows that a line takes. A word that is longer than a row begins in one of its own. */
function rowsOf(line: string, room: number): number {
  const isCut = line.split(/(?<=\s)/).some(({ length }) => length > room);
  return Math.max(1, Math.ceil(line.length / room)) + (isCut ? 1 : 0);
}

/** Notes lead where they take much more paper than their file, and its lines are short. */
export function leadingOf(lines: readonly string[], notes: readonly Weighed[]): Leading {
  const long = lines.filter(({ length }) => length > charactersInRow.notes).length;
  const ofNotes = notes.reduce((sum, { characters }) => sum + characters + charactersApart, 0) / mostCharacters.code;
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
