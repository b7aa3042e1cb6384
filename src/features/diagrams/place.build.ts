import { at } from './at.build.ts';
import type { Rect } from './geometry.build.ts';
import type { Diagram, Grid, Node, Orientation } from './graph.build.ts';
import { DiagramError } from './graph.build.ts';
import { cellsOf } from './grid.build.ts';
import type { Ruler } from './measure.build.ts';
import { bodySize, LIMIT_PX, textSize } from './measure.build.ts';
import type { RingSide, Sheet, Track } from './tracks.build.ts';
import { columnTracks, end, ringSide, rowTracks } from './tracks.build.ts';

export interface Placed {
  width: number;
  /** What lines end at: boxes, rings, bare texts. */
  bodies: Map<string, Rect>;
  /** Text beside a ring. */
  ringTexts: Map<string, { rect: Rect; anchor: 'start' | 'middle' }>;
  /** Title of each band and the height of its rule. */
  bands: { title: string; y: number }[];
  /** Middles of the gaps between columns and between rows: where lines may turn. */
  channels: { x: number[]; y: number[] };
}

/** Room between a ring and its text, in px. */
const RING_GAP_PX = 7;

/** Grid to coordinates. @throws DiagramError when the drawing is too wide, or a text wider than its cells */
export function place(diagram: Diagram, grid: Grid, orientation: Orientation, ruler: Ruler): Placed {
  const cells = cellsOf(grid);
  const cellOf: Sheet['cellOf'] = (id) => cells.get(id) ?? { left: 0, right: 0, top: 0, bottom: 0 };
  const sheet: Sheet = { diagram, grid, orientation, ruler, cellOf };
  const columns = columnTracks(sheet);
  const width = end(at(columns, -1));
  if (width > LIMIT_PX[orientation]) {
    const remedy = `${LIMIT_PX[orientation]} is the most: shorten a text or move a node`;
    throw new DiagramError(diagram.name, `the ${orientation} drawing is ${width} px wide, ${remedy}`);
  }
  const { rows, bands } = rowTracks(sheet, (node) => ringSide(node, sheet));

  const bodies = new Map<string, Rect>();
  const ringTexts: Placed['ringTexts'] = new Map();
  for (const node of diagram.nodes) {
    const body = bodyRect(node, sheet, columns, rows);
    bodies.set(node.id, body);
    if (node.shape === 'ring')
      ringTexts.set(node.id, ringText(body, textSize(node, ruler), ringSide(node, sheet), width));
  }
  const channels = { x: gaps(columns), y: [at(rows, 0).start - 20, ...gaps(rows), end(at(rows, -1)) + 20] };
  return { width, bodies, ringTexts, bands, channels };
}

const gaps = (tracks: Track[]): number[] =>
  tracks.slice(1).map((track, index) => (end(at(tracks, index)) + track.start) / 2);

/** A box fills its columns, and its rows where it is stretched over several; rings and bare texts keep their size. */
function bodyRect(node: Node, { diagram, orientation, ruler, cellOf }: Sheet, columns: Track[], rows: Track[]): Rect {
  const cell = cellOf(node.id);
  const [left, right, top, bottom] = [
    at(columns, cell.left),
    at(columns, cell.right),
    at(rows, cell.top),
    at(rows, cell.bottom),
  ];
  const size = bodySize(node, ruler, orientation);
  const free = node.shape === 'ring' || node.shape === 'plain';
  const w = free ? size.w : end(right) - left.start;
  const h = top === bottom ? size.h : end(bottom) - top.start;
  if (node.shape !== 'ring' && textSize(node, ruler).w > w)
    throw new DiagramError(diagram.name, `"${node.id}" is wider than its cells`);
  const middle = top === bottom ? top.middle : (top.start + end(bottom)) / 2;
  return { x: (left.start + end(right) - w) / 2, y: middle - h / 2, w, h };
}

function ringText(
  ring: Rect,
  { w, h }: { w: number; h: number },
  side: RingSide,
  width: number,
): { rect: Rect; anchor: 'start' | 'middle' } {
  const beside = ring.x + ring.w + RING_GAP_PX;
  if (side === 'right') return { rect: { x: beside, y: ring.y + (ring.h - h) / 2, w, h }, anchor: 'start' };
  if (side === 'upper-right') return { rect: { x: beside, y: ring.y - h - 1, w, h }, anchor: 'start' };
  const x = Math.max(0, Math.min(width - w, ring.x + (ring.w - w) / 2));
  return {
    rect: { x, y: side === 'above' ? ring.y - RING_GAP_PX - h : ring.y + ring.h + RING_GAP_PX, w, h },
    anchor: 'middle',
  };
}
