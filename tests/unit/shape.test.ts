import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shapeOf, shownLines } from '../../src/features/terminal/shape.ts';

/** A line of a page, lines of a machine that it shows, and lines that it does not. */
const lines: { what: string; page: string; same: string[]; other: string[] }[] = [
  { what: 'words', page: 'active', same: ['active', '  active  '], other: ['inactive', 'active (running)', ''] },
  { what: 'a number alone', page: '413', same: ['413', '  413'], other: ['403', '4130', '413 Too Large'] },
  {
    what: 'numbers in a line',
    page: '    157       1 25512 gunicorn',
    same: ['1 1 9 gunicorn', '  1570    12  314159 gunicorn'],
    other: ['157 1 gunicorn', '157 1 25512 nginx', '157 1 -  gunicorn'],
  },
  {
    what: 'a number in a word',
    page: 'real    0m6.022s',
    same: ['real\t0m13.9s'],
    other: ['real 6.022s', 'user 0m6.022s', 'real 0m6.022'],
  },
  {
    what: 'an HTTP status',
    page: 'HTTP/1.1 301 Moved Permanently',
    same: ['HTTP/1.1 301 Moved Permanently\r'],
    other: ['HTTP/1.1 302 Moved Permanently', 'HTTP/2 301 Moved Permanently', 'HTTP/1.1 3010 Moved Permanently'],
  },
  {
    what: 'the statuses of an access log',
    page: '"GET /a/1/ HTTP/1.1" 404 179 time=0.008 upstream=404',
    same: ['"GET /a/22/ HTTP/1.1" 404 9 time=1.500 upstream=404'],
    other: [
      '"GET /a/1/ HTTP/1.1" 500 179 time=0.008 upstream=404',
      '"GET /a/1/ HTTP/1.1" 404 179 time=0.008 upstream=200',
      '"GET /a/1/ HTTP/1.1" 404 179 time=0.008 upstream=-',
    ],
  },
  {
    what: 'dates',
    page: 'Date: Mon, 23 Nov 2026 09:05:37 GMT',
    same: ['Date: Tue, 1 Dec 2026 10:15:37 GMT'],
    other: ['Date: 23 Nov 2026 09:05:37 GMT', 'Date: Mon, 23 Nov 2026 09:05 GMT', 'Date: tue, 1 dec 2026 10:15:37 GMT'],
  },
  {
    what: 'a release',
    page: '/srv/releases/20261123T090531Z',
    same: ['/srv/releases/20270101T000000Z'],
    other: ['/srv/releases/current', '/srv/releases/20270101T000000Z/venv', '/opt/releases/20261123T090531Z'],
  },
  {
    what: 'ids of hexadecimal digits',
    page: 'request_id=315a3f73feda7659 vault.42929b95112a.css',
    same: ['request_id=00ff00ff00ff00ff vault.0123456789ab.css'],
    other: ['request_id=- vault.42929b95112a.css', 'request_id=315a3f73feda7659 vault.css'],
  },
  { what: 'a word of hexadecimal letters', page: 'ed defaced', same: ['ed defaced'], other: ['ed effaced'] },
  {
    what: 'a handshake key',
    page: 'Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
    same: ['Accept: ICX+Yqv66kxgM0FcWaLWlFLwTAI='],
    other: ['Accept: ICX+Yqv66kxgM0FcWaLWlFLwTAI', 'Accept:'],
  },
  {
    what: 'signs that mean something in a pattern',
    page: 'server. (13: a|b) [x] $5 ^ {*} /a/',
    same: ['server. (2: a|b) [x] $7 ^ {*} /a/'],
    other: ['serverx (13: a|b) [x] $5 ^ {*} /a/', 'server. (13: a) [x] $5 ^ {*} /a/'],
  },
  {
    what: 'anything for …',
    page: 'set-cookie: csrftoken=…; Path=/; …',
    same: ['set-cookie: csrftoken=x1; Max-Age=9; Path=/; Secure', 'set-cookie: csrftoken=; Path=/; '],
    other: ['set-cookie: session=x1; Path=/; Secure', 'set-cookie: csrftoken=x1; Secure'],
  },
  { what: 'modes', page: 'srw------- www-data', same: ['srw-------   www-data'], other: ['srw-rw---- www-data'] },
];

for (const { what, page, same, other } of lines) {
  test(`shape: ${what}`, () => {
    for (const line of same) assert.match(line, shapeOf(page));
    for (const line of other) assert.doesNotMatch(line, shapeOf(page));
  });
}

const machine = ['one 1', '', 'two 22', 'three 333', 'two 4444', 'Seconds 0.5 and much more  '];
const pages: { what: string; page: string[]; found: ReturnType<typeof shownLines> }[] = [
  { what: 'nothing', page: [], found: { shown: [] } },
  { what: 'one of many', page: ['two 1'], found: { shown: ['two 22'] } },
  { what: 'the next of the same shape', page: ['two 1', 'two 1'], found: { shown: ['two 22', 'two 4444'] } },
  { what: 'lines left out', page: ['one 0', '…', 'three 0'], found: { shown: ['one 1', '…', 'three 333'] } },
  { what: 'an empty line', page: ['one 0', '', 'two 0'], found: { shown: ['one 1', '', 'two 22'] } },
  { what: 'the page’s own gap', page: ['Seconds 1.25 …'], found: { shown: ['Seconds 0.5 …'] } },
  { what: 'a line that was not printed', page: ['one 1', 'four 4'], found: { missing: 'four 4' } },
  { what: 'another order', page: ['three 3', 'one 1'], found: { missing: 'one 1' } },
  { what: 'more than was printed', page: ['one 1', 'one 1'], found: { missing: 'one 1' } },
];

for (const { what, page, found } of pages) {
  test(`shown lines: ${what}`, () => {
    assert.deepEqual(shownLines(page, machine), found);
  });
}
