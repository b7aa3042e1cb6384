import { at } from './at.build.ts';
import type { Diagram, Grid, Orientation } from './graph.build.ts';
import { DiagramError } from './graph.build.ts';

/** Where a node stands: first and last column, first and last row, counted from 0. */
export interface Cell {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Centre of each node as Mermaid laid it out, in Mermaid's own px. */
export type Layout = Map<string, { x: number; y: number }>;

/** The author's grid, else the wide one turned over, else Mermaid's own ranks and order. */
export function gridOf(diagram: Diagram, orientation: Orientation, layout: Layout): Grid {
  const own = diagram.grids[orientation];
  if (own) return own;
  const { wide } = diagram.grids;
  if (wide && diagram.bands.length === 0) return at(wide, 0).map((_, column) => wide.map((row) => at(row, column)));
  return fromLayout(diagram, layout);
}

/** Mermaid's coordinates, with those closer than half a step made one. */
function fromLayout(diagram: Diagram, layout: Layout): Grid {
  const placed = diagram.nodes.map(({ id }) => {
    const centre = layout.get(id);
    if (!centre) throw new DiagramError(diagram.name, `Mermaid does not know node "${id}"`);
    return { id, ...centre };
  });
  const columns = lanes(placed.map(({ x }) => x));
  const rows = lanes(placed.map(({ y }) => y));
  const grid: Grid = Array.from({ length: 1 + Math.max(...rows.values()) }, () =>
    Array.from({ length: 1 + Math.max(...columns.values()) }, () => '.'),
  );
  for (const { id, x, y } of placed) {
    const row = at(grid, rows.get(y) ?? 0);
    const column = columns.get(x) ?? 0;
    if (row[column] !== '.')
      throw new DiagramError(diagram.name, `"${id}" and "${row[column]}" fall on one cell: write a "%% grid"`);
    row[column] = id;
  }
  return grid;
}

function lanes(values: number[]): Map<number, number> {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const indexes = new Map<number, number>();
  let lane = -1;
  let last = -Infinity;
  for (const value of sorted) {
    if (value - last > 30) lane++;
    last = value;
    indexes.set(value, lane);
  }
  return indexes;
}

export function cellsOf(grid: Grid): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  grid.forEach((row, top) =>
    row.forEach((id, left) => {
      if (id === '.') return;
      const cell = cells.get(id);
      if (!cell) cells.set(id, { left, right: left, top, bottom: top });
      else Object.assign(cell, { left: Math.min(cell.left, left), right: Math.max(cell.right, left), bottom: top });
    }),
  );
  return cells;
}
