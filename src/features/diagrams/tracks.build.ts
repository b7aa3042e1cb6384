import { at } from './at.build.ts';
import type { Diagram, Grid, Node, Orientation } from './graph.build.ts';
import type { Cell } from './grid.build.ts';
import type { Ruler } from './measure.build.ts';
import { bodySize, eights, FILL_PX, LINE_PX, RING_PX, textSize } from './measure.build.ts';

/** A column or a row, in px. */
export interface Track {
  start: number;
  size: number;
  /** The line on which its nodes are centred. */
  middle: number;
}

/** What both directions need to know. */
export interface Sheet {
  diagram: Diagram;
  grid: Grid;
  orientation: Orientation;
  ruler: Ruler;
  cellOf: (id: string) => Cell;
}

/** Room that a band's rule and title take above its first row, in px. */
const BAND_PX = 44;
/** Least gap between columns, and between rows, in px. */
const COLUMN_GAP_PX: Record<Orientation, number> = { wide: 30, tall: 24 };
const ROW_GAP_PX: Record<Orientation, number> = { wide: 36, tall: 28 };
/** What a gap may be stretched by to fill the width, in px. */
const STRETCH_PX: Record<Orientation, number> = { wide: 72, tall: 288 };

export const end = (track: Track): number => track.start + track.size;

/** Columns as wide as their widest node, gaps as wide as the labels in them, and the rest of the width shared out. */
export function columnTracks(sheet: Sheet): Track[] {
  const { diagram, grid, orientation, ruler, cellOf } = sheet;
  const sizes = at(grid, 0).map(() => 0);
  for (const node of diagram.nodes) {
    const { left, right } = cellOf(node.id);
    if (left !== right) continue;
    const beside =
      orientation === 'wide' && node.shape === 'ring' ? textSize(node, ruler).w - roomBeside(grid, node.id) : 0;
    sizes[left] = Math.max(at(sizes, left), eights(bodySize(node, ruler, orientation).w), eights(beside));
  }
  const gaps = sizes.slice(1).map((_, gap) => Math.max(COLUMN_GAP_PX[orientation], ...labelWidths(sheet, sizes, gap)));
  const spare = FILL_PX[orientation] - sum(sizes) - sum(gaps);
  const extra = Math.max(0, Math.min(STRETCH_PX[orientation], Math.floor(spare / Math.max(1, gaps.length))));
  return sizes.map((size, column) => {
    const start = sum(sizes.slice(0, column)) + sum(gaps.slice(0, column)) + extra * column;
    return { start, size, middle: start + size / 2 };
  });
}

/** What the labels of straight lines ask of the gap after column `gap`. A ring lets a label reach into its column. */
function labelWidths({ diagram, ruler, cellOf }: Sheet, sizes: number[], gap: number): number[] {
  return diagram.edges.flatMap(({ from, to, label }) => {
    const [a, b] = cellOf(from).left < cellOf(to).left ? [cellOf(from), cellOf(to)] : [cellOf(to), cellOf(from)];
    if (a.right !== gap || b.left !== gap + 1 || a.top > b.bottom || b.top > a.bottom) return [];
    const rings = diagram.nodes.filter(({ id, shape }) => shape === 'ring' && (id === from || id === to));
    const slack = sum(rings.map(({ id }) => (at(sizes, cellOf(id).left) - RING_PX) / 2));
    return Math.ceil(Math.max(0, ...label.map(ruler.small))) + 16 - slack;
  });
}

/** How far the text of a ring may reach over its neighbours' gaps, or over their columns where those are empty. */
function roomBeside(grid: Grid, id: string): number {
  const row = grid.find((ids) => ids.includes(id)) ?? [];
  const index = row.indexOf(id);
  return sum([row[index - 1], row[index + 1]].map((neighbour) => (neighbour === '.' ? 60 : 24)));
}

/** Rows as high as their highest node, gaps as high as the labels in them, and room above for the title of a band. */
export function rowTracks(
  sheet: Sheet,
  side: (node: Node) => RingSide,
): { rows: Track[]; bands: { title: string; y: number }[] } {
  const { diagram, grid, orientation, cellOf } = sheet;
  const rows: Track[] = [];
  const bands: { title: string; y: number }[] = [];
  let y = 0;
  grid.forEach((_, row) => {
    const band = diagram.bands.find(({ nodes }) => Math.min(...nodes.map((id) => cellOf(id).top)) === row);
    if (row > 0) y += Math.max(band ? 20 : ROW_GAP_PX[orientation], ...labelHeights(sheet, row));
    if (band) {
      bands.push({ title: band.title, y });
      y += BAND_PX;
    }
    const { above, below } = halves(sheet, row, side);
    rows.push({ start: y, size: above + below, middle: y + above });
    y += above + below;
  });
  return { rows, bands };
}

/** What stands above and below the middle of a row: half of the nodes, and the texts of the rings. */
function halves({ diagram, orientation, ruler, cellOf }: Sheet, row: number, side: (node: Node) => RingSide) {
  let [above, below] = [0, 0];
  for (const node of diagram.nodes) {
    const { top, bottom } = cellOf(node.id);
    if (top !== row || bottom !== row) continue;
    const half = bodySize(node, ruler, orientation).h / 2;
    const text = node.shape === 'ring' ? half + 8 + textSize(node, ruler).h : half;
    above = Math.max(above, half, ['above', 'upper-right'].includes(side(node)) ? text : 0);
    below = Math.max(below, half, side(node) === 'below' ? text : 0);
  }
  return { above, below };
}

/** What the lines that end in `row` or start from it upwards ask of the gap above it, so that a pattern can be told. */
function labelHeights({ diagram, cellOf }: Sheet, row: number): number[] {
  return diagram.edges.flatMap(({ from, to, label, layer }) => {
    const [a, b] = [cellOf(from), cellOf(to)];
    if (!(a.bottom === row - 1 && b.top === row) && !(b.bottom === row - 1 && a.top === row)) return [];
    const text = label.length * LINE_PX;
    if (layer === 'socket' || layer === 'uvicorn') return Math.max(40, text + 24);
    return text + (layer === 'control' ? 22 : 14);
  });
}

export type RingSide = 'above' | 'below' | 'right' | 'upper-right';

/** Where the text of a ring stands: away from the lines that reach it. */
export function ringSide(node: Node, { diagram, orientation, cellOf }: Sheet): RingSide {
  const own = cellOf(node.id);
  const others = diagram.edges
    .filter(({ from, to }) => from === node.id || to === node.id)
    .map(({ from, to }) => cellOf(from === node.id ? to : from));
  if (orientation === 'tall') return others.some(({ left }) => left > own.right) ? 'upper-right' : 'right';
  const above = others.some(({ bottom }) => bottom < own.top);
  const below = others.some(({ top }) => top > own.bottom);
  return above && below ? 'upper-right' : above ? 'below' : 'above';
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
