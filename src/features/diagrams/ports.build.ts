import type { Point } from '../../shared/point.ts';
import type { Rect } from './geometry.build.ts';
import { centre } from './geometry.build.ts';

/** Where a line may leave or reach a body, and the direction away from the body. */
export interface Port {
  at: Point;
  /** Unit vector away from the body: one of (±1, 0), (0, ±1). */
  out: Point;
  /** Distance from the middle of the side, in px. */
  off: number;
}

/** Lines keep this far from a corner. */
const CORNER_PX = 10;
const SPREAD_PX = [0, -12, 12];

/** Ports of `rect`: the middles of its sides, a little beside them, and where a straight line to `other` would end. */
export function portsOf(rect: Rect, other: Rect): Port[] {
  const middle = centre(rect);
  const aim = centre(other);
  const xs = along(middle.x, rect.w, [aim.x, ...SPREAD_PX.map((by) => aim.x + by)]);
  const ys = along(middle.y, rect.h, [aim.y]);
  return [
    ...ys.flatMap((y) => [
      { at: { x: rect.x + rect.w, y }, out: { x: 1, y: 0 }, off: Math.abs(y - middle.y) },
      { at: { x: rect.x, y }, out: { x: -1, y: 0 }, off: Math.abs(y - middle.y) },
    ]),
    ...xs.flatMap((x) => [
      { at: { x, y: rect.y + rect.h }, out: { x: 0, y: 1 }, off: Math.abs(x - middle.x) },
      { at: { x, y: rect.y }, out: { x: 0, y: -1 }, off: Math.abs(x - middle.x) },
    ]),
  ];
}

function along(middle: number, length: number, wanted: number[]): number[] {
  const reach = length / 2 - CORNER_PX;
  const offsets = [...SPREAD_PX, ...wanted.map((value) => value - middle)];
  return [...new Set(offsets.filter((off) => off === 0 || Math.abs(off) <= reach))].map((off) => middle + off);
}
