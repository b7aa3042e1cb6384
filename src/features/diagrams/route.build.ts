import { at } from './at.build.ts';
import type { Point } from '../../shared/point.ts';
import type { Rect, Segment } from './geometry.build.ts';
import { grow, isFlat, lengthOf, overlap, segmentsOf, strokeRect } from './geometry.build.ts';
import type { Diagram, Edge, LinePattern } from './graph.build.ts';
import type { Placed } from './place.build.ts';
import type { Port } from './ports.build.ts';
import { portsOf } from './ports.build.ts';

/** Half the width of a line, in px. */
const HALF_PX: Record<LinePattern, number> = {
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
export const clearPx = (layer: LinePattern): number => (layer === 'control' ? 5 : HALF_PX[layer] + 1);

export interface Line {
  edge: Edge;
  /** From the body it leaves to the body it reaches; every stretch horizontal or vertical. */
  points: Point[];
}

/** Shortest stretch at either end of a line, so that an arrowhead and a corner fit. */
const STUB_PX = 14;

/** What is avoided, and how much: one unit is 8 px of way. */
const BLOCKED = 10_000;
const OVER_TEXT = 1_000;
const ALONG = 400;
const CROSSING = 120;
const CROWDED = 45;
const TURN = 40;
const OFF_CENTRE = 12;

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
  const [from, to] = [body(placed, edge.from), body(placed, edge.to)];
  const walls = [...placed.bodies]
    .filter(([id]) => id !== edge.from && id !== edge.to)
    .map(([, rect]) => grow(rect, 6));
  const blocked = [...walls, grow(from, -1), grow(to, -1)];
  const texts = [...placed.ringTexts.values()].map(({ rect }) => grow(rect, 3));
  let best: Line = { edge, points: [] };
  let bestCost = Infinity;
  for (const a of portsOf(from, to)) {
    for (const b of portsOf(to, from)) {
      const ends = Math.min(a.off, OFF_CENTRE) + Math.min(b.off, OFF_CENTRE) + crowd(edge, a, b, others);
      const upright = edge.layer !== 'control' && a.out.y !== 0 ? 6 : 0;
      for (const points of ways(a, b, placed.channels)) {
        let cost = ends + upright + (points.length - 2) * TURN;
        for (const segment of segmentsOf(points)) {
          const rect = strokeRect(segment, HALF_PX[edge.layer]);
          cost += lengthOf(segment) / 8;
          cost += BLOCKED * blocked.filter((other) => overlap(other, rect)).length;
          cost += OVER_TEXT * texts.filter((other) => overlap(other, rect)).length;
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

/** A stretch of a side is better left to one line. */
function crowd(edge: Edge, a: Port, b: Port, others: Line[]): number {
  let cost = 0;
  for (const { edge: other, points } of others) {
    const ends: [string, Point, Point][] = [
      [other.from, at(points, 0), at(points, 1)],
      [other.to, at(points, -1), at(points, -2)],
    ];
    for (const [id, foot, next] of ends) {
      for (const [own, port] of [
        [edge.from, a],
        [edge.to, b],
      ] as const) {
        const same = Math.sign(next.x - foot.x) === port.out.x && Math.sign(next.y - foot.y) === port.out.y;
        if (own === id && same && Math.abs(foot.x - port.at.x) + Math.abs(foot.y - port.at.y) < 40) cost += CROWDED;
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
    cost += isFlat(segment) === isFlat(stretch) ? (tree ? OFF_CENTRE : ALONG) : tree ? 0 : CROSSING;
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
    .map((channel) => ({ first: { ...a.at, [along]: channel }, second: { ...b.at, [along]: channel } }))
    .filter(({ first, second }) => leaves(a, first) && leaves(b, second))
    .map(({ first, second }) => [a.at, first, second, b.at]);
}

const leaves = (port: Port, to: Point, least = STUB_PX): boolean =>
  (to.x - port.at.x) * port.out.x + (to.y - port.at.y) * port.out.y >= least;
