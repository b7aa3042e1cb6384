import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, isoDate, longDate } from '../../src/shared/dates.ts';

for (const [given, long, iso] of [
  ['2026-11-23', '23 November 2026', '2026-11-23'],
  ['2026-11-23T23:59:59Z', '23 November 2026', '2026-11-23'],
  ['2026-11-24T00:30:00+01:00', '23 November 2026', '2026-11-23'],
  ['2024-02-29T00:00:00Z', '29 February 2024', '2024-02-29'],
] as const) {
  test(`dates: ${given} in UTC, wherever it is built`, () => {
    assert.equal(longDate(new Date(given)), long);
    assert.equal(isoDate(new Date(given)), iso);
  });
}

for (const [minutes, text] of [
  [0, '0:00'],
  [5, '0:05'],
  [59, '0:59'],
  [60, '1:00'],
  [77, '1:17'],
  [605, '10:05'],
] as const) {
  test(`dates: ${minutes} minutes are ${text} on a timetable`, () => assert.equal(clock(minutes), text));
}
