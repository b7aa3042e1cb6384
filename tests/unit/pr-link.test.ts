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
    place: { ...place, permalink, lines: { first: 7, last: 7 }, text: 'SocketMode=0600' },
    says: `[/etc/a.conf, SocketMode=0600](https://guide/#a)\n\n${permalink}#L7\n`,
  },
  {
    what: 'a note on three lines',
    place: { ...place, permalink, lines: { first: 7, last: 9 }, note: { number: 2, title: 'Why [it] stands' } },
    says: `[/etc/a.conf, note 2: Why \\[it\\] stands](https://guide/#a)\n\n${permalink}#L7-L9\n`,
  },
  {
    what: 'a line without a commit',
    place: { ...place, lines: { first: 7, last: 7 }, text: 'proxy_pass http://[::1];' },
    says: '[/etc/a.conf, proxy\\_pass http://\\[::1\\];](https://guide/#a)',
  },
];
for (const { what, place: reviewed, says } of cases) test(what, () => assert.equal(prLink(reviewed), says));

test('the button names what it links', () => {
  assert.equal(nameOf({}), '');
  assert.equal(nameOf({ text: 'SocketMode=0600' }), 'SocketMode=0600');
  assert.equal(nameOf({ text: 'a '.repeat(50) }), `${'a '.repeat(19)}a…`);
  assert.equal(nameOf({ text: 'a', note: { number: 1, title: '' } }), 'note 1');
});
