import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Across } from '../../src/features/line/across.ts';
import * as down from '../../src/features/line/down.ts';
import { lineRules } from '../../src/features/line/line-rules.ts';
import { strip } from '../../src/features/line/strip.ts';
import { drawn, type Way } from '../../src/features/line/way.ts';
import { layers } from '../../src/shared/stations.ts';
import { stationsOf, variantAt } from '../../src/shared/variant-words.ts';
import { firstVariant, variants } from '../../src/shared/variants.ts';

const stairs: Way = {
  axis: 'y',
  corners: [
    { x: 0, y: 0 },
    { x: 5, y: 0 },
    { x: 5, y: 10 },
    { x: 25, y: 20 },
  ],
};

test('a part of a way is drawn corner by corner, and cut where it begins and ends', () => {
  assert.equal(drawn(stairs, 0, 20), 'M0 0H5V10L25 20');
  assert.equal(drawn(stairs, 4, 10), 'M5 4V10');
  assert.equal(drawn(stairs, 6, 15), 'M5 6V10L15 15');
});

test('a place that the way does not pass is named', () => {
  assert.throws(() => drawn(stairs, 15, 30), /the way does not pass y = 30/);
  const short = new Across({ ...strip.measures, stations: {} });
  assert.throws(() => short.place('nginx'), /the line has no place for the station nginx/);
});

test('on the strip each stretch begins where the one before ends, and the line crosses the window', () => {
  for (const variant of variants) {
    const stretches = strip.stretches(variant);
    assert.deepEqual(
      stretches.map(({ layer }) => layer),
      stationsOf(variant),
    );
    assert.deepEqual(
      [...stretches.map(({ from }) => from), strip.measures.width],
      [0, ...stretches.map(({ to }) => to)],
    );
  }
});

test('a broken line ends before the station, and nothing behind it is drawn', () => {
  const until = strip.place('socket').x - 26;
  assert.deepEqual(strip.stretches(firstVariant, until), [
    { layer: 'client', from: 0, to: strip.place('nginx').x },
    { layer: 'nginx', from: strip.place('nginx').x, to: until },
  ]);
});

test('in each drawing every station stands on the way of whoever passes it, and no two at one place', () => {
  for (const { place, way } of [down, { place: strip.place.bind(strip), way: strip.way.bind(strip) }]) {
    for (const layer of layers) {
      const on = way(variantAt(layer) ?? firstVariant);
      const { x, y } = place(layer);
      const at = on.axis === 'x' ? x : y;
      assert.match(drawn(on, at, at), new RegExp(`^M(0|${x}) ${y}(H${x})?$`), layer);
    }
    assert.equal(new Set(layers.map((layer) => JSON.stringify(place(layer)))).size, layers.length);
  }
});

test('the rules name every variant and station', () => {
  const rules = lineRules();
  for (const variant of variants) assert.match(rules, new RegExp(`\\[data-way\\]:not\\(\\[data-way=${variant}\\]\\)`));
  for (const layer of layers) assert.match(rules, new RegExp(`\\.at-${layer}\\{--at:\\d`));
});
