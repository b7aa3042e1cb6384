import type { LineRange } from './notes.ts';

/** A note as far as it decides where a file is cut. */
export interface Weighed extends LineRange {
  /** Characters of its text: how much paper it takes. */
  characters: number;
}

/** Lines that fit in a low window below the header, at 24 px each. */
const mostLines = 22;
/** Characters of notes that fill about a screen: in the narrower column, 45 to a line, and in the wider one. */
const mostCharacters = { code: 1_050, notes: 1_400 };
/** Rows that the stylesheet has for passages, see `notes.css`. */
const mostPassages = 48;
/** Characters of a line of code that fit in 29 rem. */
const mostInNarrowColumn = 46;
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
  const starts = [0];
  let characters = 0;
  let last = -1;
  for (const note of notes) {
    const own = note.characters + charactersApart;
    const start = starts.at(-1) ?? 0;
    const full = note.first - start >= mostLines || characters + own > mostCharacters[leading];
    if (full && note.first > last && note.first > start && (last >= start || note.first - start >= mostLines)) {
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

/** Notes lead where they take much more paper than their file, and its lines are short. */
export function leadingOf(lines: readonly string[], notes: readonly Weighed[]): Leading {
  const long = lines.filter(({ length }) => length > mostInNarrowColumn).length;
  const ofNotes = notes.reduce((sum, { characters }) => sum + characters + charactersApart, 0) / mostCharacters.code;
  return ofNotes > 1.5 * (lines.length / mostLines) && long <= lines.length / 5 ? 'notes' : 'code';
}

/** A remark, or the head of a section. */
const belongsToNext = /^\s*(#|\[[^\]]+\]$)/;

/** The line in which what belongs to a line begins: the remark or the head above it, or the line itself. */
function withRemark(lines: readonly string[], line: number, earliest: number): number {
  let start = line;
  while (start > earliest && belongsToNext.test(lines[start - 1] ?? '')) start -= 1;
  return start;
}
