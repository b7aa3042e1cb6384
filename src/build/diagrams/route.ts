import type { Point, Rect, Segment } from './geometry.ts';
import { grow, isFlat, lengthOf, overlap, segmentsOf, strokeRect } from './geometry.ts';
import type { Diagram, Edge, Layer } from './graph.ts';
import type { Placed } from './place.ts';
import type { Port } from './ports.ts';
import { portsOf } from './ports.ts';

/** Half the width of a line, in px. */
export const HALF_PX: Record<Layer, number> = {
  client: 1,
  nginx: 2.5,
  socket: 3,
  gunicorn: 4.5,
  uvicorn: 2.5,
  django: 5,
  control: 1,
  ghost: 1,
};

/** Half the room a line needs beside text, in px: an arrow needs that of its head. */
export const clearPx = (layer: Layer): number => (layer === 'control' ? 5 : HALF_PX[layer] + 1);

export interface Line {
  edge: Edge;
  /** From the body it leaves to the body it reaches; every stretch horizontal or vertical. */
  points: Point[];
}

/** Shortest stretch at either end of a line, so that an arrowhead and a corner fit. */
const STUB_PX = 14;

/** Draws each edge the cheapest way, straight requests first, then each once more knowing all the others. */
export function route(diagram: Diagram, placed: Placed): Line[] {
  const rank = (edge: Edge): number =>
    (edge.layer === 'control' ? 2 : 0) + (straight(body(placed, edge.from), body(placed, edge.to)) ? 0 : 1);
  const order = [...diagram.edges].sort((a, b) => rank(a) - rank(b));
  const lines = new Map<Edge, Line>();
  for (let pass = 0; pass < 3; pass++) {
    for (const edge of order) {
      lines.delete(edge);
      lines.set(edge, cheapest(edge, placed, [...lines.values()]));
    }
  }
  return diagram.edges.flatMap((edge) => lines.get(edge) ?? []);
}

function cheapest(edge: Edge, placed: Placed, others: Line[]): Line {
  const from = body(placed, edge.from);
  const to = body(placed, edge.to);
  const walls = [...placed.bodies]
    .filter(([id]) => id !== edge.from && id !== edge.to)
    .map(([, rect]) => grow(rect, 6));
  const texts = [...placed.ringTexts.values()].map(({ rect }) => grow(rect, 3));
  let best: Line = { edge, points: [] };
  let bestCost = Infinity;
  for (const a of portsOf(from, to)) {
    for (const b of portsOf(to, from)) {
      for (const points of ways(a, b, placed.channels)) {
        const own = segmentsOf(points);
        let cost =
          beside(a) +
          beside(b) +
          crowd(edge, a, b, others) +
          (points.length - 2) * 40 +
          own.reduce((sum, segment) => sum + lengthOf(segment), 0) / 8;
        if (edge.layer !== 'control' && !isFlat(own[0])) cost += 6;
        for (const segment of own) {
          const rect = strokeRect(segment, HALF_PX[edge.layer]);
          cost += 10_000 * walls.filter((wall) => overlap(wall, rect)).length;
          cost += 1_000 * texts.filter((text) => overlap(text, rect)).length;
          cost += 10_000 * [from, to].filter((own) => overlap(grow(own, -1), rect)).length;
          for (const other of others) cost += meeting(segment, edge, other);
        }
        if (cost < bestCost) [bestCost, best] = [cost, { edge, points }];
      }
    }
  }
  return best;
}

const body = (placed: Placed, id: string): Rect => placed.bodies.get(id) ?? { x: 0, y: 0, w: 0, h: 0 };

/** Whether the bodies stand opposite each other. */
const straight = (a: Rect, b: Rect): boolean =>
  overlap({ ...a, x: -1e4, w: 2e4 }, b) || overlap({ ...a, y: -1e4, h: 2e4 }, b);

/** A line that does not end in the middle of a side. */
const beside = (port: Port): number => Math.min(port.off, 12);

/** A stretch of a side is better left to one line. */
function crowd(edge: Edge, a: Port, b: Port, others: Line[]): number {
  let cost = 0;
  for (const { edge: other, points } of others) {
    const ends: [string, Point, Point][] = [
      [other.from, points[0], points[1]],
      [other.to, points[points.length - 1], points[points.length - 2]],
    ];
    for (const [id, at, next] of ends) {
      for (const [own, port] of [
        [edge.from, a],
        [edge.to, b],
      ] as const) {
        const same = Math.sign(next.x - at.x) === port.out.x && Math.sign(next.y - at.y) === port.out.y;
        if (own === id && same && Math.abs(at.x - port.at.x) + Math.abs(at.y - port.at.y) < 40) cost += 45;
      }
    }
  }
  return cost;
}

/** Lines may cross, at a price; two that run along each other cannot be told apart, unless they are one source's arrows. */
function meeting(segment: Segment, edge: Edge, other: Line): number {
  const near = 5 + HALF_PX[edge.layer] + HALF_PX[other.edge.layer];
  const tree = edge.layer === 'control' && other.edge.layer === 'control' && edge.from === other.edge.from;
  let cost = 0;
  for (const stretch of segmentsOf(other.points)) {
    if (!overlap(strokeRect(segment, near / 2), strokeRect(stretch, near / 2))) continue;
    cost += isFlat(segment) === isFlat(stretch) ? (tree ? 12 : 400) : tree ? 0 : 120;
  }
  return cost;
}

/** Every way from port to port with at most two turns. */
function ways(a: Port, b: Port, channels: Placed['channels']): Point[][] {
  const flatA = a.out.y === 0;
  const flatB = b.out.y === 0;
  if (flatA !== flatB) {
    const corner = flatA ? { x: b.at.x, y: a.at.y } : { x: a.at.x, y: b.at.y };
    return leaves(a, corner) && leaves(b, corner) ? [[a.at, corner, b.at]] : [];
  }
  const across = flatA ? 'y' : 'x';
  const along = flatA ? 'x' : 'y';
  const facing = a.out[along] === -b.out[along];
  if (a.at[across] === b.at[across]) return facing && leaves(a, b.at, 1) ? [[a.at, b.at]] : [];
  return (flatA ? channels.x : channels.y)
    .flatMap((channel) => [channel, channel - 10, channel + 10])
    .map((channel) => [a.at, { ...a.at, [along]: channel }, { ...b.at, [along]: channel }, b.at])
    .filter(([, first, second]) => leaves(a, first) && leaves(b, second));
}

const leaves = (port: Port, to: Point, least = STUB_PX): boolean =>
  (to.x - port.at.x) * port.out.x + (to.y - port.at.y) * port.out.y >= least;
