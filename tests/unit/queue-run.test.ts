import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivalsOf } from '../../src/features/queue/arrivals.ts';
import { defaults, type Model } from '../../src/features/queue/model.ts';
import { simulate } from '../../src/features/queue/simulate.ts';
import { percentile, summaryOf } from '../../src/features/queue/summary.ts';

/** Runs that can be worked out by hand: when each visitor has an answer, in ms, and which. Seven at once, 2 s each, unless said. */
const cases: { what: string; model: Partial<Model>; ends: number[]; statuses?: number[]; waited?: number }[] = [
  {
    what: 'one worker serves one after the other',
    model: { workers: 1, requests: 3 },
    ends: [2000, 4000, 6000],
    waited: 2,
  },
  { what: 'three workers take turns', model: {}, ends: [2000, 2000, 2000, 4000, 4000, 4000, 6000], waited: 4 },
  {
    what: 'an async view changes nothing under WSGI',
    model: { view: 'async' },
    ends: [2000, 2000, 2000, 4000, 4000, 4000, 6000],
  },
  {
    what: 'threads that share evenly',
    model: { worker: 'gthread', workers: 2, threads: 2, requests: 5 },
    ends: [2000, 2000, 2000, 2000, 4000],
  },
  {
    what: 'plain views under ASGI have a thread each',
    model: { worker: 'asgi' },
    ends: Array(7).fill(2000) as number[],
    waited: 0,
  },
  {
    what: 'async views under ASGI',
    model: { worker: 'asgi', view: 'async' },
    ends: Array(7).fill(2000) as number[],
    waited: 0,
  },
  {
    what: 'four that compute share two cores',
    model: { workers: 4, requests: 4, waitMs: 0, computeMs: 1000, cores: 2 },
    ends: [2000, 2000, 2000, 2000],
  },
  {
    what: 'two threads that compute share one interpreter',
    model: { worker: 'gthread', workers: 1, threads: 2, requests: 2, waitMs: 500, computeMs: 1000, cores: 4 },
    ends: [2500, 2500],
  },
  {
    what: 'a loop that computes answers at the end, all at once',
    model: { worker: 'asgi', view: 'async', workers: 1, requests: 3, waitMs: 0, computeMs: 1000, cores: 4 },
    ends: [3000, 3000, 3000],
  },
  {
    what: 'a slow report in front of a quick page',
    model: { workers: 1, requests: 2, slow: 1, slowMs: 3000, waitMs: 100 },
    ends: [3000, 3100],
    waited: 1,
  },
  {
    what: 'a full queue: one served, backlog and one more wait, the rest is refused',
    model: { workers: 1, requests: 5, backlog: 1, waitMs: 1000 },
    ends: [1000, 2000, 3000, 0, 0],
    statuses: [200, 200, 200, 502, 502],
  },
  {
    what: 'nginx gives up on who waits in the socket too',
    model: { workers: 1, requests: 3, waitMs: 1000, readTimeoutMs: 1500 },
    ends: [1000, 1500, 1500],
    statuses: [200, 504, 504],
  },
  {
    what: 'under ASGI too, nginx gives up once and for all',
    model: { worker: 'asgi', view: 'async', requests: 1, waitMs: 4000, readTimeoutMs: 1000 },
    ends: [1000],
    statuses: [504],
  },
  {
    what: 'a silent worker is ended between two looks and replaced: 1 s + 0.5 s, then 0.5 s for the new one',
    model: { workers: 1, requests: 2, slow: 1, slowMs: 4000, waitMs: 100, timeoutMs: 1000 },
    ends: [1500, 2100],
    statuses: [500, 200],
  },
  {
    what: 'a thread is never silent',
    model: { worker: 'gthread', workers: 1, requests: 1, waitMs: 4000, timeoutMs: 1000 },
    ends: [4000],
  },
  {
    what: 'a plain view under ASGI is never silent',
    model: { worker: 'asgi', requests: 1, waitMs: 4000, timeoutMs: 1000 },
    ends: [4000],
  },
  {
    what: 'a blocked loop is killed, and nginx asks a second worker, which is killed as well',
    model: { worker: 'asgi', view: 'async', requests: 1, waitMs: 0, computeMs: 2000, timeoutMs: 1000 },
    ends: [3000],
    statuses: [502],
  },
];

for (const { what, model, ends, statuses, waited } of cases) {
  test(`worker queue: ${what}`, () => {
    const run = simulate({ ...defaults, ...model });
    assert.deepEqual(
      run.lanes.map(({ endedMs }) => Math.round(endedMs)),
      ends,
    );
    assert.deepEqual(
      run.lanes.map(({ status }) => status),
      statuses ?? ends.map(() => 200),
    );
    if (waited !== undefined) assert.equal(summaryOf(run).waited, waited);
  });
}

test('worker queue: greedy threads take more turns than sharing ones, and never fewer than even sharing needs', () => {
  const model: Model = { ...defaults, worker: 'gthread', requests: 24, waitMs: 1000 };
  const greedy = Array.from(
    { length: 9 },
    (_, draw) => summaryOf(simulate({ ...model, sharing: 'greedy', draw })).lastMs,
  );
  assert.equal(summaryOf(simulate(model)).lastMs, 2000);
  assert.ok(
    greedy.every((ms) => ms >= 2000 && ms <= 6000),
    String(greedy),
  );
  assert.ok(Math.max(...greedy) > 2000);
});

test('worker queue: work that nobody reads keeps its worker busy', () => {
  const run = simulate({ ...defaults, workers: 1, requests: 2, waitMs: 2000, readTimeoutMs: 1000 });
  const unread = run.lanes.map(({ spans }) =>
    spans.filter(({ what }) => what === 'unread').map(({ fromMs, toMs }) => [fromMs, toMs]),
  );
  assert.deepEqual(unread, [[[1000, 2000]], [[2000, 4000]]]);
  assert.equal(run.overMs, 4000);
});

test('worker queue: arrivals come in order, from 0 on, at about the rate that is asked', () => {
  const times = arrivalsOf({ ...defaults, requests: 2000, rate: 10 }).map(({ atMs }) => atMs);
  assert.equal(times[0], 0);
  assert.ok(times.every((ms, index) => index === 0 || ms >= (times[index - 1] ?? 0)));
  const meanMs = (times.at(-1) ?? 0) / (times.length - 1);
  assert.ok(meanMs > 90 && meanMs < 110, `${meanMs} ms between two`);
});

test('percentiles are nearest ranks', () => {
  const values = [50, 10, 40, 20, 30];
  const ranks = [1, 20, 21, 50, 80, 81, 100].map((percent) => percentile(values, percent));
  assert.deepEqual(ranks, [10, 10, 20, 30, 40, 50, 50]);
  assert.equal(percentile([], 50), 0);
});
