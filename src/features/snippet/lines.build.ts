import { markedHtml } from '../values/marks.ts';
import type { LineRange } from './notes.ts';
import { escapeText } from '../../shared/html.ts';
import { optionsHtml } from '../../shared/options.ts';
import { spansIn } from '../../shared/parameters.ts';
import { highlight } from './highlight.build.ts';
import { parameters } from '../../shared/build/parameters.ts';
import { href } from '../../shared/build/site.ts';
import { filePage, type StackFile } from '../../shared/build/stack.ts';

/** A note as far as its lines know it: its number, its id, and which they are. */
interface Marked {
  number: number;
  anchor: string;
  range: LineRange;
}

/** One line in place of many: it leads to them on the page of the file, and links to their notes find it. */
export function gapHtml(
  file: StackFile,
  { first, last }: LineRange,
  noteIds: readonly string[],
  firstLine: string,
): string {
  const aliases = noteIds.map((id) => `<span id="${id}"></span>`).join('');
  const address = `${href(filePage(file))}#${firstLine}`;
  return `<span class="gap">${aliases}<a href="${address}">Lines ${first + 1} to ${last + 1} stand in the whole file</a>\n</span>`;
}

/** Characters of code that about fit in a row of a wide window. */
const wideRow = 68;

/** Every line in the colours of its language, with the reader's values marked. */
export async function codeHtml(lines: readonly string[], language: string): Promise<string[]> {
  const text = lines.join('\n');
  const spans = spansIn(text, parameters);
  let start = 0;
  return (await highlight(text, language)).map((tokens, at) => {
    // Nobody types a script, and all its options would be a sixtieth of the page: in those lines that wrap in any window.
    const isKept = language !== 'bash' || (lines[at] ?? '').length > wideRow;
    const html = isKept ? optionsHtml : escapeText;
    const line = tokens.map(({ text: piece, kind }) => {
      const marked = markedHtml(piece, start, spans, html);
      start += piece.length;
      return kind ? `<span class="${kind}">${marked}</span>` : marked;
    });
    start += 1;
    return line.join('');
  });
}

export function lineHtml(
  file: StackFile,
  notes: readonly Marked[],
  ids: (string | null)[],
  code: string,
  index: number,
): string {
  const note = notes.find(({ range: { first, last } }) => index >= first && index <= last);
  const mark = note?.range.first === index;
  const id = ids[index] ?? (mark ? `line-${index + 1}` : null);
  const anchor = id ? `${file.key}--${id}` : null;
  return [
    `<span class="ln"${anchor ? ` id="${anchor}" data-number="${index + 1}"` : ''}${note ? ` data-k="${note.number}"` : ''}>`,
    code,
    mark
      ? `<a data-note="${note.number}" href="#${note.anchor}" role="doc-noteref" aria-label="Note ${note.number}"></a>`
      : '',
    '\n</span>',
  ].join('');
}

/** The first line that a note speaks of, without what it is indented by. */
export function quoteHtml(lines: readonly string[], { first, last }: LineRange): string {
  const text = lines[first]?.trim() ?? '';
  return markedHtml(text, 0, spansIn(text, parameters)) + (last > first ? ' …' : '');
}
