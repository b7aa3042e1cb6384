import type { Rect } from './geometry.ts';
import type { Diagram, Edge, Grid, Node, Orientation } from './graph.ts';
import { DiagramError } from './graph.ts';
import type { Cell } from './grid.ts';
import { cellsOf } from './grid.ts';
import type { Ruler } from './measure.ts';
import { bodySize, eights, FILL_PX, LIMIT_PX, LINE_PX, RING_PX, textSize } from './measure.ts';

/** Room that a band's rule and title take above its first row, in px. */
const BAND_PX = 44;

export interface Placed {
  width: number;
  bodies: Map<string, Rect>;
  /** Text beside a ring; where `anchor` is middle, x is the middle. */
  ringTexts: Map<string, { rect: Rect; anchor: 'start' | 'middle' }>;
  bands: { title: string; y: number }[];
  /** Middles of the gaps between columns and between rows: where lines may turn. */
  channels: { x: number[]; y: number[] };
}

interface Track {
  start: number;
  size: number;
}

/** A row also knows the line on which its nodes are centred. */
interface Row extends Track {
  middle: number;
}

/** Grid to coordinates: columns as wide as their widest node, gaps as wide as the labels in them. @throws DiagramError */
export function place(diagram: Diagram, grid: Grid, orientation: Orientation, ruler: Ruler): Placed {
  const cells = cellsOf(grid);
  const cellOf = (id: string): Cell => cells.get(id) ?? { left: 0, right: 0, top: 0, bottom: 0 };
  const columns = columnTracks(diagram, grid, orientation, ruler, cellOf);
  const width = last(columns);
  if (width > LIMIT_PX[orientation]) {
    throw new DiagramError(
      diagram.name,
      `the ${orientation} drawing is ${width} px wide, ${LIMIT_PX[orientation]} is the most: shorten a text or move a node`,
    );
  }
  const side = (node: Node) => ringSide(node, diagram.edges, cellOf, orientation);
  const { rows, bands } = rowTracks(diagram, grid, orientation, ruler, cellOf, side);

  const bodies = new Map<string, Rect>();
  const ringTexts: Placed['ringTexts'] = new Map();
  for (const node of diagram.nodes) {
    const cell = cellOf(node.id);
    const area = { x: columns[cell.left].start, w: end(columns[cell.right]) - columns[cell.left].start };
    const middle =
      cell.top === cell.bottom ? rows[cell.top].middle : (rows[cell.top].start + end(rows[cell.bottom])) / 2;
    const size = bodySize(node, ruler, orientation);
    const stretched = node.shape === 'ring' || node.shape === 'plain' ? size : { w: area.w, h: size.h };
    if (cell.bottom > cell.top) stretched.h = end(rows[cell.bottom]) - rows[cell.top].start;
    const body = { x: area.x + (area.w - stretched.w) / 2, y: middle - stretched.h / 2, ...stretched };
    if (node.shape !== 'ring' && textSize(node, ruler).w > body.w)
      throw new DiagramError(diagram.name, `"${node.id}" is wider than its cells`);
    bodies.set(node.id, body);
    if (node.shape === 'ring') ringTexts.set(node.id, ringText(body, textSize(node, ruler), side(node), width));
  }
  return {
    width,
    bodies,
    ringTexts,
    bands,
    channels: { x: gaps(columns), y: [rows[0].start - 20, ...gaps(rows), last(rows) + 20] },
  };
}

const end = (track: Track): number => track.start + track.size;
const last = (tracks: Track[]): number => end(tracks[tracks.length - 1]);
const gaps = (tracks: Track[]): number[] =>
  tracks.slice(1).map((track, index) => (end(tracks[index]) + track.start) / 2);

function columnTracks(
  diagram: Diagram,
  grid: Grid,
  orientation: Orientation,
  ruler: Ruler,
  cellOf: (id: string) => Cell,
): Track[] {
  const count = grid[0].length;
  const sizes = new Array<number>(count).fill(0);
  for (const node of diagram.nodes) {
    const { left, right } = cellOf(node.id);
    if (left !== right) continue;
    const beside =
      orientation === 'wide' && node.shape === 'ring' ? textSize(node, ruler).w - roomBeside(grid, node.id) : 0;
    sizes[left] = Math.max(sizes[left], eights(bodySize(node, ruler, orientation).w), eights(beside));
  }
  const room = new Array<number>(count - 1).fill(orientation === 'wide' ? 30 : 24);
  for (const edge of diagram.edges) {
    const [a, b] = [cellOf(edge.from), cellOf(edge.to)].sort((p, q) => p.left - q.left);
    if (b.left - a.right !== 1 || a.top > b.bottom || b.top > a.bottom) continue;
    const slack = [edge.from, edge.to].reduce(
      (sum, id) => sum + (isRing(diagram, id) ? (sizes[cellOf(id).left] - RING_PX) / 2 : 0),
      0,
    );
    const label = Math.max(0, ...edge.label.map((line) => ruler.small(line)));
    room[a.right] = Math.max(room[a.right], Math.ceil(label) + 16 - slack);
  }
  const spare = FILL_PX[orientation] - sizes.reduce((a, b) => a + b, 0) - room.reduce((a, b) => a + b, 0);
  const extra = Math.max(0, Math.min(orientation === 'wide' ? 72 : 999, Math.floor(spare / Math.max(1, count - 1))));
  return sizes.map((size, column) => ({
    size,
    start: sizes.slice(0, column).reduce((sum, before, index) => sum + before + room[index] + extra, 0),
  }));
}

/** How far the text of a ring may reach over its neighbours' gaps, or over their columns where those are empty. */
function roomBeside(grid: Grid, id: string): number {
  const row = grid.find((ids) => ids.includes(id)) ?? [];
  const at = row.indexOf(id);
  return [row[at - 1], row[at + 1]].reduce((sum, neighbour) => sum + (neighbour === '.' ? 60 : 24), 0);
}

function rowTracks(
  diagram: Diagram,
  grid: Grid,
  orientation: Orientation,
  ruler: Ruler,
  cellOf: (id: string) => Cell,
  side: (node: Node) => string,
) {
  const rows: Row[] = [];
  const bands: { title: string; y: number }[] = [];
  let y = 0;
  grid.forEach((_, row) => {
    let [above, below] = [0, 0];
    for (const node of diagram.nodes) {
      const cell = cellOf(node.id);
      if (cell.top !== row || cell.bottom !== row) continue;
      const half = bodySize(node, ruler, orientation).h / 2;
      const text = node.shape === 'ring' ? half + 8 + textSize(node, ruler).h : 0;
      above = Math.max(above, half, side(node) === 'above' || side(node) === 'upper-right' ? text : 0);
      below = Math.max(below, half, side(node) === 'below' ? text : 0);
    }
    const band = diagram.bands.find(({ nodes }) => Math.min(...nodes.map((id) => cellOf(id).top)) === row);
    const labels = diagram.edges
      .filter(({ from, to }) => spansGap(cellOf(from), cellOf(to), row))
      .map(
        ({ label, layer }) =>
          label.length * LINE_PX +
          (layer === 'control' ? 22 : layer === 'socket' || layer === 'uvicorn' ? 40 - label.length * 16 : 14),
      );
    if (row > 0) y += Math.max(band ? 20 : orientation === 'wide' ? 36 : 28, ...labels);
    if (band) {
      bands.push({ title: band.title, y });
      y += BAND_PX;
    }
    rows.push({ start: y, size: above + below, middle: y + above });
    y += above + below;
  });
  return { rows, bands };
}

const isRing = (diagram: Diagram, id: string): boolean =>
  diagram.nodes.some((node) => node.id === id && node.shape === 'ring');

const spansGap = (a: Cell, b: Cell, row: number): boolean =>
  (a.bottom === row - 1 && b.top === row) || (b.bottom === row - 1 && a.top === row);

/** Where the text of a ring stands: away from the lines that reach it. */
function ringSide(
  node: Node,
  edges: Edge[],
  cellOf: (id: string) => Cell,
  orientation: Orientation,
): 'above' | 'below' | 'right' | 'upper-right' {
  const own = cellOf(node.id);
  const others = edges
    .filter(({ from, to }) => from === node.id || to === node.id)
    .map(({ from, to }) => cellOf(from === node.id ? to : from));
  if (orientation === 'wide') {
    const [above, below] = [
      others.some((other) => other.bottom < own.top),
      others.some((other) => other.top > own.bottom),
    ];
    return above && below ? 'upper-right' : above ? 'below' : 'above';
  }
  return others.some((other) => other.left > own.right) ? 'upper-right' : 'right';
}

function ringText(
  body: Rect,
  text: { w: number; h: number },
  side: ReturnType<typeof ringSide>,
  width: number,
): { rect: Rect; anchor: 'start' | 'middle' } {
  const gap = 7;
  if (side === 'right')
    return { rect: { x: body.x + body.w + gap, y: body.y + body.h / 2 - text.h / 2, ...text }, anchor: 'start' };
  if (side === 'upper-right')
    return { rect: { x: body.x + body.w + gap, y: body.y - text.h - 1, ...text }, anchor: 'start' };
  const x = Math.max(0, Math.min(width - text.w, body.x + body.w / 2 - text.w / 2));
  return {
    rect: { x, y: side === 'above' ? body.y - gap - text.h : body.y + body.h + gap, ...text },
    anchor: 'middle',
  };
}
