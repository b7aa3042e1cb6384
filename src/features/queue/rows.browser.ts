import { made } from '../../shared/browser/made.ts';

/** Rows of a table's body. Each cell knows the head of its column; without heads, the first cell is one. */
export function fillRows(body: Element | null, rows: readonly (readonly string[])[], heads?: readonly string[]): void {
  const cell = (text: string, index: number) =>
    made(!heads && index === 0 ? 'th' : 'td', heads?.[index] ? { 'data-label': heads[index] } : {}, text);
  body?.replaceChildren(...rows.map((cells) => made('tr', {}, ...cells.map(cell))));
}
