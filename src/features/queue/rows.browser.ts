import { made } from '../../shared/browser/made.ts';

/** Rows of a table's body; the first cell is a heading if asked. */
export function fillRows(body: Element | null, rows: readonly (readonly string[])[], headed = false): void {
  const cell = (text: string, index: number) => made(headed && index === 0 ? 'th' : 'td', {}, text);
  body?.replaceChildren(...rows.map((cells) => made('tr', {}, ...cells.map(cell))));
}
