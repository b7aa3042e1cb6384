import type { Layer } from '../../shared/stations.ts';
import type { Lane, QueueRun, Span } from './run.ts';

/** A part of the drawing: an SVG element with its attributes. */
export interface QueueShape {
  tag: 'path' | 'text' | 'rect';
  attributes: Record<string, string | number>;
  text?: string;
}

export interface QueueDrawing {
  width: number;
  height: number;
  shapes: QueueShape[];
}

/** Measures in units of the drawing, which are pixels at its full size. */
const sizes = {
  wide: { width: 800, from: 84, to: 742, ticks: 8, label: (number: number) => `Request ${number}` },
  tall: { width: 272, from: 24, to: 226, ticks: 4, label: (number: number) => `${number}` },
};
export type Size = keyof typeof sizes;

export interface At {
  /** The moment that is looked at; what comes later is faint. The end without it. */
  atMs?: number | undefined;
  /** When the last answer came on the real server. */
  measuredMs?: number | undefined;
}

const steps = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 60_000];

/** Lanes on a timeline: dotted while a request waits, a bar in its worker's pattern while it is worked on, ✕ where it fails. */
export function draw(run: QueueRun, size: Size, { atMs = run.overMs, measuredMs }: At = {}): QueueDrawing {
  const { width, from, to, ticks, label } = sizes[size];
  const pitch = run.lanes.length > 10 ? 26 : 36;
  const stepMs = steps.find((ms) => run.overMs / ms <= ticks) ?? 60_000;
  const endMs = Math.max(stepMs, Math.ceil(run.overMs / stepMs - 1e-9) * stepMs);
  const x = (ms: number) => Math.round(from + ((to - from) * ms) / endMs);
  const top = 24;
  const bottom = top + pitch * run.lanes.length;
  const layer: Layer = run.model.worker === 'asgi' ? 'uvicorn' : 'gunicorn';
  const grid = Array.from({ length: Math.round(endMs / stepMs) + 1 }, (_, index) => index * stepMs).flatMap((ms) => [
    path({ class: 'rule', d: `M${x(ms)} ${top}V${bottom}` }),
    text(`${ms / 1000} s`, x(ms), bottom + 20, 's mid'),
  ]);
  const lanes = run.lanes.flatMap((lane, index) => {
    const y = top + pitch * (index + 0.5);
    return [
      text(label(index + 1), 0, y + 5),
      ...lane.spans.flatMap((span) => spanShapes(span, x, y, layer)),
      ...ending(lane, x, y),
    ];
  });
  const later: QueueShape = {
    tag: 'rect',
    attributes: { class: 'later', x: x(atMs), y: 0, width: Math.max(0, width - x(atMs)), height: bottom },
  };
  const now = atMs < run.overMs ? [later, path({ class: 'now', d: `M${x(atMs)} 0V${bottom}` })] : [];
  const seen =
    measuredMs === undefined || measuredMs > endMs * 1.07 || atMs < run.overMs
      ? []
      : [
          path({ class: 'now', d: `M${x(measuredMs)} 8V${bottom}` }),
          text(`measured: ${(measuredMs / 1000).toFixed(2)} s`, x(measuredMs) - 6, 16, 's end'),
        ];
  return { width, height: bottom + 28, shapes: [...grid, ...lanes, ...now, ...seen] };
}

function spanShapes(span: Span, x: (ms: number) => number, y: number, layer: Layer): QueueShape[] {
  const [left, right] = [x(span.fromMs), x(span.toMs)];
  if (span.what === 'unread') return [path({ class: 'l ghost', d: `M${left} ${y}H${right}` })];
  if (span.what === 'socket' || span.what === 'inside') {
    // A round dot needs room on either side.
    const d = `M${left + 5} ${y}H${Math.max(left + 5.1, right - 5)}`;
    return [path({ class: 'wait', 'data-layer': span.what === 'socket' ? 'socket' : layer, d })];
  }
  const edges = [
    path({
      class: 'job',
      'data-layer': layer,
      d: `M${left + 1} ${y - 9}H${right - 1}M${left + 1} ${y + 9}H${right - 1}`,
    }),
  ];
  const room = right - left;
  const name = room >= 64 ? `worker ${span.worker}` : room >= 16 ? String(span.worker) : '';
  return name ? [...edges, text(name, Math.round((left + right) / 2), y + 5, 'mid')] : edges;
}

function ending({ endedMs, status }: Lane, x: (ms: number) => number, y: number): QueueShape[] {
  return status === 200 ? [] : [text(`✕ ${status}`, x(endedMs) + 5, y + 5, 'fail')];
}

function path(attributes: QueueShape['attributes']): QueueShape {
  return { tag: 'path', attributes };
}

function text(words: string, x: number, y: number, name?: string): QueueShape {
  return { tag: 'text', attributes: { ...(name ? { class: name } : {}), x, y }, text: words };
}
