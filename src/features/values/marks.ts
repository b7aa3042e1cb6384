import { escapeHtml } from '../../shared/html.ts';
import type { ValueSpan } from '../../shared/parameters.ts';

/**
 * A piece of a text as HTML, with the reader's values in it marked.
 * @param start where the piece begins in the text that the spans were found in, in UTF-16 units
 */
export function markedHtml(piece: string, start: number, spans: readonly ValueSpan[]): string {
  let at = 0;
  let html = '';
  for (const span of spans) {
    const from = Math.max(span.start - start, at);
    const to = Math.min(span.end - start, piece.length);
    if (from >= to) continue;
    html += `${escapeHtml(piece.slice(at, from))}<var>${escapeHtml(piece.slice(from, to))}</var>`;
    at = to;
  }
  return html + escapeHtml(piece.slice(at));
}
