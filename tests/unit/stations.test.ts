import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layerNames, layerOf, layers, placeNames, places } from '../../src/shared/stations.ts';

test('stations: a request meets them in this order', () => {
  assert.deepEqual([...layers], ['client', 'nginx', 'socket', 'gunicorn', 'uvicorn', 'django']);
});

for (const place of places) {
  test(`stations: ${place} has a name and a line`, () => {
    assert.ok(placeNames[place]);
    const layer = layerOf(place);
    assert.equal(layer, place === 'before' || place === 'whole' ? 'client' : place);
    assert.ok(layerNames[layer]);
  });
}
