import assert from 'node:assert/strict';
import { test } from 'node:test';
import MiniSearch from 'minisearch';
import { clean, searchOptions, words, type SearchDocument } from '../../src/features/search/search.ts';

for (const [text, found] of [
  ['', []],
  ['proxy_pass', ['proxy_pass', 'proxy', 'pass']],
  ['proxy_pass http://app;', ['proxy_pass', 'proxy', 'pass', 'http://app', 'http', 'app']],
  ['X-Forwarded-Proto', ['x-forwarded-proto', 'forwarded', 'proto']],
  ['203/EXEC', ['203/exec', '203', 'exec']],
  ['mode 0660', ['mode', '0660']],
  ['(13: Permission denied)', ['13', 'permission', 'denied']],
  ['$host', ['host']],
  ['a.', ['a']],
] as const) {
  test(`search words of ${JSON.stringify(text)}`, () => assert.deepEqual(words(text), found));
}

const lines = [
  [
    '2026/11/23 10:11:12 [crit] 812#812: *7 connect() to unix:/run/gunicorn.sock failed',
    'connect() unix:/run/gunicorn.sock failed',
  ],
  ['[2026-11-23 10:11:12 +0000] [901] [CRITICAL] WORKER TIMEOUT (pid:902)', 'WORKER TIMEOUT (pid:902)'],
  ['[2026-11-23 10:11:12 +0000] [901] [INFO] Booting worker', 'Booting worker'],
  ['Nov 23 10:11:12 web1 gunicorn[901]: Booting worker', 'web1 gunicorn : Booting worker'],
  ['413 Request Entity Too Large', '413 Request Entity Too Large'],
] as const;
for (const [line, rest] of lines) {
  test(`search: time, process and level are taken out of ${rest}`, () => {
    assert.equal(clean(line).replace(/\s+/g, ' ').trim(), rest);
  });
}

test('search: what is pasted is cut to a length that can be searched', () =>
  assert.equal(clean('x'.repeat(10_000)).length, 400));

const document = (id: string, title: string, text = '', log = ''): SearchDocument => {
  return { id, kind: log ? 'symptom' : 'section', title, line: '', layer: 'nginx', text, log, mark: '' };
};
const index = new MiniSearch<SearchDocument>(searchOptions);
index.addAll([
  document('gunicorn', 'Gunicorn and its workers'),
  document('pass', 'Where proxy_pass leads', 'proxy_pass sends the request on'),
  document('403', 'Static files answer 403', '', 'open() failed (13: Permission denied)'),
  document('413', 'The body is too large', '', 'client intended to send too large body 413'),
  document('redirect', 'Too many redirects', 'X-Forwarded-Proto'),
]);
for (const [query, first] of [
  ['gunicron', 'gunicorn'],
  ['proxy_pas', 'pass'],
  ['X-Forwarded-Proto', 'redirect'],
  ['413', '413'],
  ['permission denied', '403'],
] as const) {
  test(`search: ${query} finds ${first} first`, () => assert.equal(index.search(query)[0]?.id, first));
}

test('search: a number is taken at its word', () => {
  assert.deepEqual(
    index.search('413').map(({ id }) => id),
    ['413'],
  );
});
