import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describePlace, type Place } from '../../src/features/links/place.ts';

const cases: { place: Place; says: string }[] = [
  {
    place: { kind: 'line', words: '  ListenStream=/run/a.sock\n', number: 12, path: '/etc/a' },
    says: 'Line 12 of /etc/a: ListenStream=/run/a.sock',
  },
  { place: { kind: 'line', words: '\n', number: 3, path: '/etc/a' }, says: 'Line 3 of /etc/a: blank' },
  { place: { kind: 'note', words: 'Why', number: 2, path: '/etc/a' }, says: 'Note 2 on /etc/a: Why' },
  { place: { kind: 'section', words: 'Limits' }, says: 'Section: Limits' },
  { place: { kind: 'aside', words: 'Danger: all is lost' }, says: 'Danger: all is lost' },
  { place: { kind: 'place', words: 'a\n  b' }, says: 'a b' },
];
for (const { place, says } of cases) test(says, () => assert.equal(describePlace(place), says));

test('no sentence is long', () => {
  assert.ok(describePlace({ kind: 'place', words: 'word '.repeat(100) }).length <= 160);
});
