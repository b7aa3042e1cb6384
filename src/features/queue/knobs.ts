import type { Model } from './model.ts';

/** What a reader may turn: a choice of words, or one of a row of numbers. */
export interface KnobChoice {
  name: 'worker' | 'view' | 'sharing';
  label: string;
  options: readonly { value: string; text: string }[];
  /** Whether it stands behind "Limits and chance". */
  rare?: boolean;
}

export interface Knob {
  name: Exclude<keyof Model, KnobChoice['name']>;
  label: string;
  stops: readonly number[];
  /** Numbers that are times are written as seconds. */
  time?: boolean;
  /** Whether it stands behind "Limits and chance". */
  rare?: boolean;
}

export const choices: readonly KnobChoice[] = [
  {
    name: 'worker',
    label: 'Worker',
    options: [
      { value: 'sync', text: 'sync' },
      { value: 'gthread', text: 'threads' },
      { value: 'asgi', text: 'ASGI' },
    ],
  },
  {
    name: 'view',
    label: 'Views',
    options: [
      { value: 'def', text: 'def' },
      { value: 'async', text: 'async def' },
    ],
  },
  {
    name: 'sharing',
    label: 'Threads accept',
    options: [
      { value: 'even', text: 'what they can serve' },
      { value: 'greedy', text: 'all they can get' },
    ],
    rare: true,
  },
];

const small = range(1, 8);
const times = [0, 100, 200, 300, 500, 700, 1000, 1500, 2000, 3000, 4000, 6000, 10_000];

export const knobs: readonly Knob[] = [
  { name: 'workers', label: 'Workers', stops: small },
  { name: 'threads', label: 'Threads each', stops: small },
  { name: 'requests', label: 'Requests', stops: range(1, 24) },
  { name: 'rate', label: 'Per second', stops: [0, 1, 2, 3, 4, 6, 8, 12, 20, 40] },
  { name: 'waitMs', label: 'A view waits', stops: times, time: true },
  { name: 'computeMs', label: 'and computes', stops: times.slice(0, 9), time: true },
  { name: 'slow', label: 'Slow ones first', stops: range(0, 8) },
  { name: 'slowMs', label: 'A slow one waits', stops: times.slice(1), time: true },
  { name: 'timeoutMs', label: 'Gunicorn timeout', stops: [1000, 2000, 5000, 30_000], time: true, rare: true },
  {
    name: 'readTimeoutMs',
    label: 'nginx read timeout',
    stops: [1000, 1500, 2000, 5000, 60_000],
    time: true,
    rare: true,
  },
  { name: 'backlog', label: 'Backlog', stops: [1, 2, 4, 8, 16, 4096], rare: true },
  { name: 'cores', label: 'Cores', stops: small, rare: true },
  { name: 'draw', label: 'Draw of chance', stops: range(1, 9), rare: true },
];

/** A value as its knob shows it. */
export function shown({ name, time }: Knob, value: number): string {
  if (name === 'rate' && value === 0) return 'at once';
  return time ? `${value / 1000} s` : String(value);
}

/** What cannot change the run now. */
export function idle(model: Model): string[] {
  return [
    ...(model.worker === 'gthread' ? [] : ['threads', 'sharing']),
    ...(model.slow === 0 ? ['slowMs'] : []),
    ...(model.computeMs === 0 ? ['cores'] : []),
  ];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
