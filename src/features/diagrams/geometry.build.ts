import type { Point } from '../../shared/point.ts';
import { at } from './at.build.ts';

/** All lengths in px of the drawing. */
export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A horizontal or vertical stretch of a line. */
export interface Segment {
  a: Point;
  b: Point;
}

export const centre = (rect: Rect): Point => ({ x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 });

export const grow = (rect: Rect, by: number): Rect => ({
  x: rect.x - by,
  y: rect.y - by,
  w: rect.w + 2 * by,
  h: rect.h + 2 * by,
});

export const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

export const inside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.w <= outer.x + outer.w &&
  inner.y + inner.h <= outer.y + outer.h;

/** The room a stroke takes: its box, `half` px to each side, nothing beyond its ends. */
export function strokeRect({ a, b }: Segment, half: number): Rect {
  const flat = a.y === b.y;
  const rect = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) };
  return flat ? { ...rect, y: rect.y - half, h: 2 * half } : { ...rect, x: rect.x - half, w: 2 * half };
}

export function segmentsOf(points: Point[]): Segment[] {
  return points.slice(1).map((b, index) => ({ a: at(points, index), b }));
}

export const lengthOf = ({ a, b }: Segment): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

export const isFlat = ({ a, b }: Segment): boolean => a.y === b.y;
