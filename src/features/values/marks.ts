import { escapeHtml } from '../../shared/html.ts';
import type { Place } from './parameters.ts';

/**
 * A piece of a text as HTML, with the reader's values in it marked.
 * @param start where the piece begins in the text that the places were found in, in UTF-16 units
 */
export function markedHtml(piece: string, start: number, places: readonly Place[]): string {
  let at = 0;
  let html = '';
  for (const place of places) {
    const from = Math.max(place.start - start, at);
    const to = Math.min(place.end - start, piece.length);
    if (from >= to) continue;
    html += `${escapeHtml(piece.slice(at, from))}<var>${escapeHtml(piece.slice(from, to))}</var>`;
    at = to;
  }
  return html + escapeHtml(piece.slice(at));
}
