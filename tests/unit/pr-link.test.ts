import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prLink } from '../../src/features/snippet/pr-link.ts';
import { nameOf } from '../../src/features/snippet/reviewed-place.ts';

const place = { path: '/etc/a.conf', address: 'https://guide/#a' };
const permalink = 'https://host/blob/c0ffee/content/stack/base/etc/a.conf';
const cases = [
  { what: 'a file', place: { ...place, permalink }, says: `[/etc/a.conf](https://guide/#a)\n\n${permalink}\n` },
  {
    what: 'a line',
    place: { ...place, permalink, lines: { first: 7, last: 7 } },
    says: `[/etc/a.conf, line 7](https://guide/#a)\n\n${permalink}#L7\n`,
  },
  {
    what: 'a note on three lines',
    place: { ...place, permalink, lines: { first: 7, last: 9 }, note: { number: 2, title: 'Why [it] stands' } },
    says: `[/etc/a.conf, note 2: Why \\[it\\] stands](https://guide/#a)\n\n${permalink}#L7-L9\n`,
  },
  {
    what: 'a line without a commit',
    place: { ...place, lines: { first: 7, last: 7 } },
    says: '[/etc/a.conf, line 7](https://guide/#a)',
  },
];
for (const { what, place: reviewed, says } of cases) test(what, () => assert.equal(prLink(reviewed), says));

test('the button names what it links', () => {
  assert.equal(nameOf({}), '');
  assert.equal(nameOf({ lines: { first: 3, last: 3 } }), 'line 3');
  assert.equal(nameOf({ lines: { first: 3, last: 5 }, note: { number: 1, title: '' } }), 'note 1');
});
