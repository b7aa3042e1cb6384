import { escapeText } from '../../shared/html.ts';
import { optionsHtml } from '../../shared/options.ts';
import type { ValueSpan } from '../../shared/parameters.ts';

/** A piece of a text that is wholly within a value, or wholly without. */
export interface Piece {
  text: string;
  /** The value, and whether the run has its beginning. */
  span?: ValueSpan;
  begins?: boolean;
}

/**
 * Cuts a piece of a text where values begin and end.
 * @param start - where the piece begins in the text that the spans were found in, in UTF-16 units
 */
export function runsOf(piece: string, start: number, spans: readonly ValueSpan[]): Piece[] {
  let at = 0;
  const runs: Piece[] = [];
  for (const span of spans) {
    const from = Math.max(span.start - start, at);
    const to = Math.min(span.end - start, piece.length);
    if (from >= to) continue;
    runs.push({ text: piece.slice(at, from) }, { text: piece.slice(from, to), span, begins: span.start >= start });
    at = to;
  }
  return [...runs, { text: piece.slice(at) }];
}

/**
 * The piece as HTML, with the reader's values in it marked.
 * @param html - makes HTML of the rest: with each option in one piece, if nothing else is said.
 */
export function markedHtml(piece: string, start: number, spans: readonly ValueSpan[], html = optionsHtml): string {
  return runsOf(piece, start, spans)
    .map(({ text, span }) => (span ? `<var>${escapeText(text)}</var>` : html(text)))
    .join('');
}
