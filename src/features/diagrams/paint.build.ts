import { escapeHtml } from '../../shared/html.ts';
import { at } from './at.build.ts';
import type { Point } from '../../shared/point.ts';
import type { Rect } from './geometry.build.ts';
import { lengthOf, segmentsOf } from './geometry.build.ts';
import type { Diagram, Node, Orientation } from './graph.build.ts';
import type { Label } from './label.build.ts';
import { LINE_PX, NAME_FONT_PX, SMALL_FONT_PX } from './measure.build.ts';
import type { Placed } from './place.build.ts';
import type { Line } from './route.build.ts';

/** Length of an arrowhead and half its width, in px. */
const HEAD_PX = { long: 11, half: 5 };
/** Baseline of a line of text under its top, in px. */
const BASELINE_PX = 13.5;

export interface Drawing {
  placed: Placed;
  lines: Line[];
  labels: Label[];
}

/** The drawing as SVG for an HTML page: classes only, every colour left to the stylesheet. */
export function paint(diagram: Diagram, orientation: Orientation, { placed, lines, labels }: Drawing): string {
  const id = `${diagram.name}-${orientation}`;
  const extent = heightOf(placed, lines, labels);
  const size = { w: Math.ceil(placed.width), h: Math.ceil(extent.bottom - extent.top) };
  const parts = [
    `<svg class="${orientation}" viewBox="0 ${n(extent.top)} ${size.w} ${size.h}" width="${size.w}" height="${size.h}" font-size="${NAME_FONT_PX}" role="group" aria-labelledby="${id}-t" aria-describedby="${id}-d">`,
    `<title id="${id}-t">${escapeHtml(diagram.title)}</title><desc id="${id}-d">${escapeHtml(diagram.description)}</desc>`,
    ...placed.bands.map(({ y }) => `<path class="rule" d="M0 ${n(y)}H${n(placed.width)}"/>`),
    ...lines.flatMap(stroke),
    ...diagram.nodes.map((node) => figure(node, placed)),
    ...labels.map((label) => text(label.lines, label.rect, 'start', label.kind)),
    '</svg>',
  ];
  return parts.join('\n');
}

function heightOf(placed: Placed, lines: Line[], labels: Label[]): { top: number; bottom: number } {
  const rects = [...placed.bodies.values(), ...[...placed.ringTexts.values(), ...labels].map(({ rect }) => rect)];
  const ys = [
    ...rects.flatMap(({ y, h }) => [y, y + h]),
    ...lines.flatMap(({ points }) => points.map(({ y }) => y)),
    ...placed.bands.map(({ y }) => y),
  ];
  return { top: Math.floor(Math.min(...ys)) - 2, bottom: Math.ceil(Math.max(...ys)) + 3 };
}

function stroke({ edge, points }: Line): string[] {
  if (points.length < 2) return [];
  if (edge.layer === 'control') {
    const { trimmed, head } = arrow(points);
    return [
      `<path class="l" data-layer="client" d="${path(trimmed, 8)}"/><path class="arrow" data-layer="client" d="${head}"/>`,
    ];
  }
  if (edge.layer === 'ghost') return [`<path class="l ghost" d="${path(points, 12)}"/>`];
  const d = path(edge.layer === 'socket' ? trim(trim(points, 7).reverse(), 5).reverse() : points, 14);
  const core = edge.layer === 'gunicorn' ? `<path class="l core" data-layer="gunicorn" d="${d}"/>` : '';
  return [`<path class="l" data-layer="${edge.layer}" d="${d}"/>${core}`];
}

/** Cuts `by` px off the end. */
function trim(points: Point[], by: number): Point[] {
  const end = at(points, -1);
  const before = at(points, -2);
  const length = lengthOf({ a: before, b: end });
  const keep = (length - by) / length;
  return [...points.slice(0, -1), { x: before.x + (end.x - before.x) * keep, y: before.y + (end.y - before.y) * keep }];
}

function arrow(points: Point[]): { trimmed: Point[]; head: string } {
  const tip = trim(points, 2);
  const trimmed = trim(tip, HEAD_PX.long - 2);
  const back = trim(tip, HEAD_PX.long);
  const [point, foot] = [at(tip, -1), at(back, -1)];
  const corners =
    point.y === foot.y
      ? [`${n(foot.x)} ${n(foot.y - HEAD_PX.half)}`, `${n(foot.x)} ${n(foot.y + HEAD_PX.half)}`]
      : [`${n(foot.x - HEAD_PX.half)} ${n(foot.y)}`, `${n(foot.x + HEAD_PX.half)} ${n(foot.y)}`];
  return { trimmed, head: `M${n(point.x)} ${n(point.y)}L${corners.join('L')}z` };
}

/** A path whose corners are cut at 45 degrees, `cut` px or half the shorter stretch. */
function path(points: Point[], cut: number): string {
  const segments = segmentsOf(points);
  const start = at(points, 0);
  let d = `M${n(start.x)} ${n(start.y)}`;
  segments.forEach((segment, index) => {
    const next = segments[index + 1];
    if (!next) {
      d += `L${n(segment.b.x)} ${n(segment.b.y)}`;
      return;
    }
    const by = Math.min(cut, lengthOf(segment) / 2, lengthOf(next) / 2);
    for (const { far, length } of [
      { far: segment.a, length: lengthOf(segment) },
      { far: next.b, length: lengthOf(next) },
    ]) {
      d += `L${n(segment.b.x + ((far.x - segment.b.x) * by) / length)} ${n(segment.b.y + ((far.y - segment.b.y) * by) / length)}`;
    }
  });
  return d;
}

function figure(node: Node, placed: Placed): string {
  const body = placed.bodies.get(node.id) ?? { x: 0, y: 0, w: 0, h: 0 };
  const beside = placed.ringTexts.get(node.id);
  const height = LINE_PX * node.lines.length;
  const words = beside
    ? text(node.lines, beside.rect, beside.anchor)
    : text(node.lines, { ...body, y: body.y + (body.h - height) / 2, h: height }, 'middle');
  const drawn = shape(node, body) + words;
  if (!node.href) return drawn;
  return `<a href="${escapeHtml(node.href)}">${drawn}</a>`;
}

function shape(node: Node, { x, y, w, h }: Rect): string {
  if (node.shape === 'plain') return '';
  if (node.shape === 'ring') return `<circle class="box" cx="${n(x + w / 2)}" cy="${n(y + h / 2)}" r="${n(w / 2)}"/>`;
  if (node.shape === 'choice') {
    const c = 10;
    const [l, r, t, b] = [x, x + w, y, y + h].map(n);
    return `<path class="box" d="M${n(x + c)} ${t}H${n(x + w - c)}L${r} ${n(y + c)}V${n(y + h - c)}L${n(x + w - c)} ${b}H${n(x + c)}L${l} ${n(y + h - c)}V${n(y + c)}z"/>`;
  }
  const kind = node.shape === 'store' ? 'box store' : 'box';
  return `<rect class="${kind}" x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="2"/>`;
}

function text(lines: string[], { x, y, w }: Rect, anchor: 'start' | 'middle', only?: string): string {
  return lines
    .map((line, index) => {
      const kinds = [only ?? (index > 0 ? 's' : ''), anchor === 'middle' ? 'mid' : '']
        .filter((kind) => kind !== '')
        .join(' ');
      const from = anchor === 'middle' ? x + w / 2 : x;
      return `<text${kinds ? ` class="${kinds}"` : ''}${kinds.startsWith('s') ? ` font-size="${SMALL_FONT_PX}"` : ''} x="${n(from)}" y="${n(y + BASELINE_PX + index * LINE_PX)}">${escapeHtml(line)}</text>`;
    })
    .join(' ');
}

const n = (px: number): string => String(Math.round(px * 2) / 2);
