/** Characters of more than two lines of a narrow column. */
const proseCharacters = 45;
/** Characters of a word, such as a path, that a narrow column has no row for. */
const wordCharacters = 20;

/** What a cell of a table says of its text: prose keeps its column readable, and a long word may break anywhere. */
export function cellMarks(text: string): { 'data-prose'?: ''; 'data-long-word'?: '' } {
  const isLong = text.split(/\s+/).some((word) => word.length > wordCharacters);
  return { ...(text.length > proseCharacters && { 'data-prose': '' }), ...(isLong && { 'data-long-word': '' }) };
}
