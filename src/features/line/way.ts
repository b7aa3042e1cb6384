import type { Point } from '../../shared/point.ts';

/** The way of a request through a drawing: the corners of its line, in its order. Along the axis it never turns back. */
export interface Way {
  axis: keyof Point;
  corners: readonly Point[];
}

/**
 * A part of a way, as path of SVG. Every line of a request is drawn by it.
 * @param from - where it begins, and `to` where it ends, along the axis of the way.
 */
export function drawn(way: Way, from: number, to: number): string {
  const { axis, corners } = way;
  const points = corners.filter((corner) => from <= corner[axis] && corner[axis] <= to);
  if (points[0]?.[axis] !== from) points.unshift(pointAt(way, from));
  if (points.at(-1)?.[axis] !== to) points.push(pointAt(way, to));
  return points.map((point, index) => step(point, points[index - 1])).join('');
}

function step({ x, y }: Point, before: Point | undefined): string {
  if (!before) return `M${x} ${y}`;
  return before.y === y ? `H${x}` : before.x === x ? `V${y}` : `L${x} ${y}`;
}

function pointAt({ axis, corners }: Way, at: number): Point {
  const next = corners.findIndex((corner) => corner[axis] > at);
  const [a, b] = [corners[next - 1], corners[next]];
  if (!a || !b) throw new RangeError(`the way does not pass ${axis} = ${at}`);
  const share = (at - a[axis]) / (b[axis] - a[axis]);
  return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y), [axis]: at };
}
