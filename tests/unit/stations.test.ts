import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stationsOf, variantAt, variantWords } from '../../src/shared/variant-words.ts';
import { variants } from '../../src/shared/variants.ts';
import { layerNames, layerOf, layers, chapterStationNames, chapterStations } from '../../src/shared/stations.ts';

test('stations: a request meets them in this order', () => {
  const shared = layers.filter((layer) => !variantAt(layer));
  assert.deepEqual(shared, ['client', 'nginx', 'socket', 'django']);
  for (const variant of variants) {
    const passed = stationsOf(variant);
    assert.deepEqual(passed, shared.toSpliced(-1, 0, variantWords[variant].station), `${variant}: ${passed.join(' ')}`);
  }
});

for (const place of chapterStations) {
  test(`stations: ${place} has a name and a line`, () => {
    assert.ok(chapterStationNames[place]);
    const layer = layerOf(place);
    assert.equal(layer, place === 'before' || place === 'whole' ? 'client' : place);
    assert.ok(layerNames[layer]);
  });
}
