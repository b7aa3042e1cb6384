import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivalsOf } from '../../src/features/queue/arrivals.ts';
import { diceOf } from '../../src/shared/dice.ts';
import { choices, knobs } from '../../src/features/queue/knobs.ts';
import { slotsOf, defaults, type Model } from '../../src/features/queue/model.ts';
import type { QueueRun, Span } from '../../src/features/queue/run.ts';
import { simulate } from '../../src/features/queue/simulate.ts';
import { summaryOf, workOf } from '../../src/features/queue/summary.ts';

// What holds for every run, looked for in many.

const runs = 1500;
const dice = diceOf(20261124);
const pick = <T>(values: readonly T[]): T => values[Math.floor(dice() * values.length)] as T;

function anyModel(): Model {
  const words = choices.map(({ name, options }) => [name, pick(options).value]);
  const numbers = knobs.map(({ name, stops }) => [name, pick(stops)]);
  return { ...defaults, ...(Object.fromEntries([...words, ...numbers]) as Partial<Model>) };
}

/** One run of any knobs; a fault names the model. */
const all = Array.from({ length: runs }, anyModel).map((model) => ({ model, run: simulate(model) }));

function law(name: string, holds: (run: QueueRun, model: Model) => boolean): void {
  test(`worker queue: ${name}`, () => {
    const broken = all.find(({ run, model }) => !holds(run, model));
    assert.equal(broken && JSON.stringify(broken.model), undefined);
  });
}

const ended = (run: QueueRun, request: number) =>
  run.events.filter((event) => event.what === 'ends' && event.request === request);

law('every request ends exactly once, not before it came', ({ lanes, events }, { requests }) => {
  const run = { lanes, events } as QueueRun;
  return (
    lanes.length === requests &&
    lanes.every(({ arrivedMs, endedMs, status }, index) => {
      const [end, ...more] = ended(run, index + 1);
      return more.length === 0 && end?.atMs === endedMs && end.status === status && endedMs >= arrivedMs;
    })
  );
});

law('spans of a request lie within the run, have a length, and only the socket has no worker', ({ lanes, overMs }) =>
  lanes.every(({ arrivedMs, spans }) =>
    spans.every(
      ({ what, fromMs, toMs, worker }) =>
        arrivedMs <= fromMs && fromMs < toMs && toMs <= overMs && (what === 'socket') === (worker === 0),
    ),
  ),
);

law(
  'a visitor waits or is worked for, never both at once, and every moment until the answer is one of them',
  ({ lanes }) =>
    lanes.every(({ arrivedMs, endedMs, spans }) => {
      const own = spans.filter(({ what }) => what !== 'unread').toSorted((a, b) => a.fromMs - b.fromMs);
      const seamless = own.every(({ fromMs }, index) =>
        near(fromMs, index === 0 ? arrivedMs : (own[index - 1]?.toMs ?? NaN)),
      );
      return own.length === 0 ? endedMs === arrivedMs : seamless && near(own.at(-1)?.toMs ?? NaN, endedMs);
    }),
);

law('no worker works on more at once than it has slots', (run, model) => {
  const { running } = slotsOf(model);
  const work = workOf(run);
  return work.every((span) => atOnce(work, span) <= running);
});

law('an event loop runs one view at a time', (run, model) => {
  if (model.worker !== 'asgi' || model.view !== 'async' || model.waitMs + model.slow > 0) return true;
  const work = workOf(run);
  return work.every((span) => atOnce(work, span) === 1);
});

law('no answer of 200 is quicker than its view', ({ lanes }, model) => {
  const asked = arrivalsOf(model);
  return lanes.every(
    ({ arrivedMs, endedMs, status }, index) =>
      status !== 200 || endedMs - arrivedMs >= (asked[index]?.waitMs ?? 0) + (asked[index]?.computeMs ?? 0) - 0.01,
  );
});

law(
  'nobody waits longer than nginx does, twice if a blocked loop was killed',
  ({ lanes, events }, { readTimeoutMs, worker }) => {
    const asked = worker === 'asgi' && events.some(({ what }) => what === 'killed') ? 2 : 1;
    return lanes.every(({ arrivedMs, endedMs }) => endedMs - arrivedMs <= readTimeoutMs * asked + 0.01);
  },
);

law('each status has its cause', ({ lanes }, model) => {
  const blocks = model.worker === 'sync' || (model.worker === 'asgi' && model.view === 'async');
  const seen = new Set(lanes.map(({ status }) => status));
  return (
    (!seen.has(500) || model.worker === 'sync') &&
    (!seen.has(502) || model.requests > model.backlog + 1 || (blocks && model.worker === 'asgi')) &&
    (!seen.has(504) ||
      lanes.every(({ status, endedMs, arrivedMs }) => status !== 504 || endedMs - arrivedMs >= model.readTimeoutMs))
  );
});

law('p50 ≤ p95 ≤ p99, slots in use at most all of them, counts add up', (run, { requests }) => {
  const { p50Ms, p95Ms, p99Ms, utilisation, counts, waited } = summaryOf(run);
  const sum = Object.values(counts).reduce((total, count) => total + count, 0);
  return (
    p50Ms <= p95Ms &&
    p95Ms <= p99Ms &&
    utilisation >= 0 &&
    utilisation <= 1 + 1e-9 &&
    sum === requests &&
    waited <= requests
  );
});

law(
  'the same model gives the same run',
  (run, model) => JSON.stringify(simulate({ ...model })) === JSON.stringify(run),
);

law('events are told in the order of time', ({ events }) =>
  events.every(({ atMs }, index) => index === 0 || atMs >= (events[index - 1]?.atMs ?? 0)),
);

test('worker queue: the runs looked at hold every status and every way to wait', () => {
  const statuses = new Set(all.flatMap(({ run }) => run.lanes.map(({ status }) => status)));
  const whats = new Set(all.flatMap(({ run }) => run.lanes.flatMap(({ spans }) => spans.map(({ what }) => what))));
  assert.deepEqual([...statuses].sort(), [200, 500, 502, 504]);
  assert.deepEqual([...whats].sort(), ['inside', 'socket', 'unread', 'work']);
});

test('worker queue: one worker more never makes sync workers slower, without limits and for equal requests', () => {
  for (const { model } of all.slice(0, 300)) {
    const free: Model = {
      ...model,
      worker: 'sync',
      timeoutMs: 1e9,
      readTimeoutMs: 1e9,
      backlog: 4096,
      slow: 0,
      computeMs: 0,
    };
    const [fewer, more] = [free.workers, free.workers + 1].map(
      (workers) => summaryOf(simulate({ ...free, workers })).lastMs,
    );
    assert.ok((more ?? 0) <= (fewer ?? 0) + 0.01, JSON.stringify(free));
  }
});

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.001;
}

function atOnce(work: readonly Span[], { worker, fromMs }: Span): number {
  return work.filter((other) => other.worker === worker && other.fromMs <= fromMs && fromMs < other.toMs).length;
}
