import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEvidence } from '../../src/shared/build/evidence.ts';
import { failedOf, figureNames, holds, predictionOf, windowOf } from '../../src/features/queue/measured.ts';
import { choices, knobs } from '../../src/features/queue/knobs.ts';
import { linkOf, modelOfLink } from '../../src/features/queue/link.ts';
import { modelOf, modelOn, scenarios } from '../../src/features/queue/scenarios.ts';
import { workersOf } from '../lab/values.ts';

const { runs } = readEvidence('claim', 'worker-queue') ?? { runs: [] };

test('at least eight scenarios, each of them another run', () => {
  assert.ok(scenarios.length >= 8);
  assert.equal(new Set(scenarios.map(({ id }) => id)).size, scenarios.length);
  assert.equal(new Set(scenarios.map((scenario) => JSON.stringify(modelOf(scenario)))).size, scenarios.length);
});

for (const scenario of scenarios) {
  test(`${scenario.id}: the real server did what was predicted, within the stated bounds`, () => {
    assert.ok(runs.length > 0);
    for (const { host, values, figures } of runs) {
      const predicted = predictionOf(modelOn(scenario, workersOf(values)));
      const names = figureNames(scenario.id);
      const seen = (name: string) => {
        const value = figures[name]?.value;
        assert.equal(typeof value, 'number', `${host}/${values} has not measured ${name}: npm run lab -- worker-queue`);
        return Number(value);
      };
      const times = [
        [names.last, predicted.lastMs],
        [names.median, predicted.p50Ms],
      ] as const;
      for (const [name, predictedMs] of times.slice(0, scenario.bounds.lastAlone ? 1 : 2)) {
        const said = `${host}/${values} ${name}: ${seen(name)} ms, predicted ${predictedMs} ms`;
        assert.ok(holds(predictedMs, seen(name), scenario.bounds), said);
      }
      seen(names.median);
      const others = Math.abs(seen(names.failed) - failedOf(predicted.counts));
      assert.ok(others <= scenario.bounds.others, `${host}/${values}: ${others} failed otherwise than predicted`);
    }
  });

  test(`${scenario.id}: the knobs can be set to it, and a link carries it`, () => {
    const model = modelOf(scenario);
    for (const { name, stops } of knobs) assert.ok(stops.includes(model[name]), `${name}: ${model[name]} is no stop`);
    for (const { name, options } of choices) assert.ok(options.some(({ value }) => value === model[name]));
    assert.deepEqual(modelOfLink(linkOf(model)), { model, reasons: [] });
  });
}

test('bounds: the window around a prediction', () => {
  const bounds = { earlyMs: 100, lateMs: 500, others: 0 };
  assert.deepEqual(windowOf(1000, bounds), { leastMs: 900, mostMs: 1500 });
  assert.deepEqual(windowOf(50, bounds), { leastMs: 0, mostMs: 550 });
  assert.deepEqual(windowOf(6000, bounds), { leastMs: 5900, mostMs: 7200 });
  const verdicts = [899, 900, 1500, 1501].map((ms) => holds(1000, ms, bounds));
  assert.deepEqual(verdicts, [false, true, true, false]);
});

test('a link carries only what differs; what it gets wrong keeps its default and says why', () => {
  const first = modelOfLink({}).model;
  assert.deepEqual(linkOf(first), {});
  assert.deepEqual(linkOf({ ...first, workers: 5, worker: 'asgi' }), { worker: 'asgi', workers: '5' });
  const wrong = modelOfLink({
    workers: '99',
    worker: '<b>',
    waitMs: '',
    rate: '-1',
    variant: 'asgi',
    constructor: 'x',
    view: 'async',
  });
  assert.deepEqual(wrong.model, { ...first, view: 'async' });
  assert.equal(wrong.reasons.length, 4);
  assert.match(wrong.reasons.join(' '), /“99” for “Workers”\. It can be 1, 2, .* Shown is 3\./);
  const long = modelOfLink({ workers: 'x'.repeat(5000) }).reasons.join();
  assert.ok(long.length < 200);
});
