import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draw, type QueueShape } from '../../src/features/queue/drawing.ts';
import { defaults, type Model } from '../../src/features/queue/model.ts';
import { modelOf, scenarios } from '../../src/features/queue/scenarios.ts';
import { simulate } from '../../src/features/queue/simulate.ts';
import { summaryOf } from '../../src/features/queue/summary.ts';
import { laneHead, laneRows } from '../../src/features/queue/tables.ts';
import { momentsOf, sayChange, sayMoment, sayRun } from '../../src/features/queue/words.ts';

const runOf = (model: Partial<Model>) => simulate({ ...defaults, ...model });

const sentences: { what: string; model: Partial<Model>; news: string; rest: string }[] = [
  {
    what: 'some wait',
    model: {},
    news: 'Three start at once, four wait.',
    rest: 'The last answer leaves after 6.0 s; request 7 waited longest, 4.0 s in the socket.',
  },
  {
    what: 'one alone',
    model: { requests: 1 },
    news: 'The only request starts at once.',
    rest: 'The last answer leaves after 2.0 s.',
  },
  {
    what: 'nobody waits',
    model: { worker: 'asgi' },
    news: 'All seven start at once.',
    rest: 'The last answer leaves after 2.0 s.',
  },
  {
    what: 'inside a worker',
    model: { worker: 'gthread', sharing: 'greedy', workers: 1, threads: 1, requests: 2 },
    news: 'One starts at once, one waits.',
    rest: 'The last answer leaves after 4.0 s; request 2 waited longest, 2.0 s inside a worker.',
  },
  {
    what: 'a full queue',
    model: { workers: 1, requests: 4, backlog: 1 },
    news: 'One starts at once, two wait.',
    rest: 'One is refused or dropped: 502. The last answer leaves after 6.0 s; request 3 waited longest, 4.0 s in the socket.',
  },
];

for (const { what, model, news, rest } of sentences) {
  test(`a run in words: ${what}`, () => assert.deepEqual(sayRun(runOf(model)), { news, rest }));
}

test('a change in words: sooner, later, the same', () => {
  const [three, four, again] = [{}, { workers: 4 }, { view: 'async' } as const].map((model) => summaryOf(runOf(model)));
  if (!three || !four || !again) throw new Error('no runs');
  assert.equal(sayChange(four, three), 'That is 2.0 s sooner than in the run before.');
  assert.equal(sayChange(three, four), 'That is 2.0 s later than in the run before.');
  assert.equal(sayChange(again, three), 'As long as the run before, 6.0 s.');
});

test('a moment in words: what happens, and what stands where after it', () => {
  const run = runOf({ workers: 1, requests: 2 });
  assert.deepEqual(momentsOf(run), [0, 2000, 4000]);
  const said = momentsOf(run).map((ms) => sayMoment(run, ms));
  assert.deepEqual(said, [
    '0.00 s: Request 1 arrives, request 1 starts in worker 1, request 2 arrives. In work 1, waiting 1, answered 0.',
    '2.00 s: Request 1 is answered 200, request 2 starts in worker 1. In work 1, waiting 0, answered 1.',
    '4.00 s: Request 2 is answered 200. In work 0, waiting 0, answered 2.',
  ]);
});

const left = ({ attributes: { x, d } }: QueueShape) => Number(x ?? /^M([\d.]+)/.exec(String(d))?.[1]);
const right = ({ attributes: { x, d } }: QueueShape) =>
  Number(x ?? [...String(d).matchAll(/H([\d.]+)/g)].at(-1)?.[1] ?? /^M([\d.]+)/.exec(String(d))?.[1]);

for (const scenario of scenarios) {
  test(`${scenario.id}: the drawing keeps within its edges, and has a row, a name and every failure of each request`, () => {
    const run = simulate(modelOf(scenario));
    for (const size of ['wide', 'tall'] as const) {
      const { width, height, shapes } = draw(run, size, { measuredMs: 2000 });
      assert.ok(shapes.every((shape) => left(shape) >= 0 && right(shape) <= width && left(shape) <= right(shape)));
      const names = shapes.filter(({ tag, attributes }) => tag === 'text' && attributes['x'] === 0);
      assert.equal(names.length, run.lanes.length);
      assert.ok(names.every(({ attributes }) => Number(attributes['y']) < height));
      const failures = shapes.filter(({ text }) => text?.startsWith('✕'));
      assert.equal(failures.length, run.lanes.filter(({ status }) => status !== 200).length);
    }
  });

  test(`${scenario.id}: the table of the drawing has the same requests`, () => {
    const run = simulate(modelOf(scenario));
    const rows = laneRows(run);
    assert.equal(rows.length, run.lanes.length);
    assert.ok(rows.every(({ length }) => length === laneHead.length));
    assert.deepEqual(
      rows.map((cells) => cells.at(-1)),
      run.lanes.map(({ status }) => String(status)),
    );
  });
}

test('a moment is looked at: what comes later is covered, and the end is not', () => {
  const run = runOf({});
  const covers = (atMs?: number) => draw(run, 'wide', { atMs }).shapes.filter(({ tag }) => tag === 'rect');
  assert.equal(covers().length, 0);
  assert.equal(covers(6000).length, 0);
  const [cover] = covers(3000);
  assert.ok(cover && Number(cover.attributes['x']) > 400 && Number(cover.attributes['x']) < 430);
});
