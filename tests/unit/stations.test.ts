import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layerNames, layerOf, layers, chapterStationNames, chapterStations } from '../../src/shared/stations.ts';

test('stations: a request meets them in this order', () => {
  assert.deepEqual([...layers], ['client', 'nginx', 'socket', 'gunicorn', 'uvicorn', 'django']);
});

for (const place of chapterStations) {
  test(`stations: ${place} has a name and a line`, () => {
    assert.ok(chapterStationNames[place]);
    const layer = layerOf(place);
    assert.equal(layer, place === 'before' || place === 'whole' ? 'client' : place);
    assert.ok(layerNames[layer]);
  });
}
