/** A word of a text, and where it stands in it, in UTF-16 units. */
export interface Atom {
  word: string;
  start: number;
  end: number;
}

/** Words of plain English that stand in any sentence. */
const filler = new Set(
  'a an and are as at be but by can do for from has have i if in is it may need no not of on or s t that the this to up was were with you your'.split(
    ' ',
  ),
);

/** Numbers of more digits are sizes, ports, process ids; and so are the names that machines make of hexadecimal digits. */
const ofOneMachine = /^(?:\d{4,}|(?=.*\d)[0-9a-f]{8,}|\d{8}t\d{6}z)$/;

/**
 * The words of a line, in order, in lower case. A number keeps its colon, as in nginx's `(13: Permission
 * denied)`: `[Errno 13]` is another's. Two signs count as words: `:port` for an address that names one, and `-first`
 * for a line whose first field is empty.
 * @param kept - words of plain English that stay.
 */
export function atomsOf(line: string, offset = 0, kept?: ReadonlySet<string>): Atom[] {
  const signs = [
    ...all(line, /:\d{2,5}(?<=https?:\/\/[^\s/:"']+:\d+)/g, ':port'),
    ...all(line, /^\s*- - [["]/g, '-first'),
  ];
  const words = [...line.matchAll(/\b\d{1,3}:(?=[ \n])|[\p{L}\p{N}_]+/gu)].flatMap(({ 0: found, index }) => {
    const word = found.toLowerCase();
    const dropped = (filler.has(word) && !kept?.has(word)) || ofOneMachine.test(word);
    return dropped ? [] : [{ word, start: index, end: index + found.length }];
  });
  return [...words, ...signs]
    .toSorted((a, b) => a.start - b.start)
    .map(({ word, start, end }) => ({ word, start: start + offset, end: end + offset }));
}

function all(line: string, pattern: RegExp, word: string): Atom[] {
  return [...line.matchAll(pattern)].map((found) => ({
    word,
    start: found.index,
    end: found.index + found[0].length,
  }));
}
