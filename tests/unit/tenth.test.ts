import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindsOf, pagesOn, saidOf } from '../support/page-kinds.ts';
import { dayOf, shardOf, tenthOf } from '../support/tenth.ts';

/** A tenth a day: nothing is left out for long, and nothing comes twice. */

const items = (count: number) => Array.from({ length: count }, (_, index) => `item ${index}`);
/** Ten days, the last ones of a February among them. */
const tenDays = (from: string) =>
  Array.from({ length: 10 }, (_, index) => dayOf(new Date(Date.parse(from) + index * 86_400_000)));

for (const from of ['2026-11-29', '2028-02-24', '1999-12-27'])
  for (const count of [0, 1, 9, 10, 36, 71])
    test(`in ten days from ${from} each of ${count} comes once`, () => {
      const seen = tenDays(from).flatMap((day) => tenthOf(items(count), day));
      assert.deepEqual(seen.toSorted(), items(count).toSorted());
    });

test('a day is a tenth, and its items keep their order', () => {
  for (const day of tenDays('2026-11-29')) {
    const chosen = tenthOf(items(71), day);
    assert.ok([7, 8].includes(chosen.length), `${chosen.length} on ${day}`);
    assert.deepEqual(
      items(71).filter((item) => chosen.includes(item)),
      chosen,
    );
  }
});

test('without a day everything is taken, and what is no day is refused', () => {
  assert.deepEqual(tenthOf(items(7), undefined), items(7));
  for (const day of ['', 'today', '2026-13-01', '29.11.2026'])
    assert.throws(() => tenthOf([], day), /is no day: write it as 2026-11-29/);
});

const single = ['', '404.html', 'nginx/', 'proof/', 'few/', 'few/one/', 'few/two/'];
const alike = items(23).map((item) => `proof/${item}/`);

test('pages are alike if ten of them lie in one folder', () => {
  assert.deepEqual([...kindsOf([...single, ...alike])], [['proof/', alike]]);
});

test('a page that is like no other is looked at every day, and so is everything without a day', () => {
  const days = tenDays('2026-11-29').map((day) => pagesOn(day, [...single, ...alike]));
  for (const pages of days) assert.deepEqual(pages.slice(0, single.length), single);
  assert.deepEqual(days.flatMap((pages) => pages.slice(single.length)).toSorted(), alike.toSorted());
  assert.deepEqual(pagesOn(undefined, [...single, ...alike]), [...single, ...alike]);
});

test('the guide in one piece comes once in ten days', () => {
  const days = tenDays('2026-11-29').map((day) => pagesOn(day, ['nginx/', 'print/']));
  assert.equal(days.flat().filter((page) => page === 'print/').length, 1);
  assert.deepEqual(pagesOn(undefined, ['nginx/', 'print/']), ['nginx/', 'print/']);
});

test('what is looked at is said', () => {
  const [said, ...more] = saidOf('2026-11-29', [...single, ...alike]);
  assert.deepEqual(more, []);
  assert.match(said ?? '', /^[23] of 23 pages below \/proof\/ are looked at on 2026-11-29: item \d+, item \d+/);
});

test('Playwright is told each tenth once in ten days, whatever the month', () => {
  const told = Array.from({ length: 10 }, (_, day) => shardOf(dayOf(new Date(Date.UTC(2028, 1, 25 + day)))));
  assert.deepEqual(told.toSorted(), Array.from({ length: 10 }, (_, at) => `${at + 1}/10`).toSorted());
  assert.throws(() => shardOf('tomorrow'), /"tomorrow" is no day: write it as 2026-11-29/);
});
