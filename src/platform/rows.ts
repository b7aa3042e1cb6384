/** Rows of a table's body; the first cell is a heading if asked. */
export function fillRows(body: Element | null, rows: readonly (readonly string[])[], headed = false): void {
  body?.replaceChildren(
    ...rows.map((cells) => {
      const row = document.createElement('tr');
      cells.forEach((cell, index) => {
        const made = document.createElement(headed && index === 0 ? 'th' : 'td');
        made.textContent = cell;
        row.append(made);
      });
      return row;
    }),
  );
}
