import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { onwardFrom, type LogWriter } from '../../src/features/troubleshoot/onward.ts';
import { writerSchema } from '../../src/features/troubleshoot/writer-schema.build.ts';
import { guide } from '../../src/shared/build/guide.ts';
import { readYaml } from '../../src/shared/build/yaml.ts';
import { assertNone } from '../support/findings.ts';
import { framed, frames } from '../support/log-frames.ts';
import { unrelatedLines } from '../support/unrelated-lines.ts';

// What leads on from a line that is of no known failure: who wrote it, where the path by sight begins, words to search for.

const written = readYaml('content/writers.yaml', z.array(writerSchema));
const writers = written.map(({ id, name, layer = 'client', like = '' }): LogWriter => ({
  page: id,
  name,
  layer,
  like,
}));
const writerOf = (text: string) => onwardFrom(text, writers, []).writer?.page;

test('the line that stands for a program names it', () => {
  assertNone(
    written.flatMap(({ id, line }) => {
      const named = line === undefined ? id : writerOf(line);
      return named === id ? [] : [`content/writers.yaml: the line of ${id} is taken for one of ${named}`];
    }),
    'mend `like`, or the order: the first entry that has a line in a text is named',
  );
});

test('only the last takes every text, and every station that has a chapter writes lines', () => {
  assert.deepEqual(
    written.map(({ like }, at) => like === undefined && at < written.length - 1),
    written.map(() => false),
  );
  assert.equal(written.at(-1)?.like, undefined);
  const named = new Set<string>(written.flatMap(({ layer }) => layer ?? []));
  assertNone(
    Object.keys(guide.stations)
      .filter((station) => !named.has(station))
      .map((station) => `content/writers.yaml has no entry with the layer ${station}`),
  );
});

for (const [line, id] of [
  ['2026/11/24 08:10:01 [info] 92#92: *4 client closed connection', 'nginx-error'],
  ['> 2026/11/24 08:10:01 [crit] 92#92: *4 SSL_do_handshake() failed', 'nginx-error'],
  ['203.0.113.9 - - [24/Nov/2026:08:18:50 +0000] "GET / HTTP/1.1" 200 612 "-" "curl"', 'nginx-access'],
  ['127.0.0.1 "GET / HTTP/1.1" 200 5 3ms request_id=ab12 worker=<7>', 'gunicorn'],
  ['Nov 24 08:07:00 web1 gunicorn[120]: 127.0.0.1 "GET / HTTP/1.1" 200 5', 'gunicorn'],
  ['[2026-11-24 08:18:49 +0000] [120] [INFO] Booting worker with pid: 120', 'gunicorn'],
  ['INFO:     Application startup complete.', 'uvicorn'],
  ['Nov 24 08:07:00 web1 systemd[1]: Started apt-daily.service.', 'systemd'],
  ['     Active: failed (Result: exit-code)', 'systemd'],
  ['Traceback (most recent call last):', 'python'],
  ["KeyError: 'HTTP_X_REAL_IP'", 'python'],
  ['[    2.104512] usb 1-1: new high-speed USB device', 'kernel'],
  ['curl: (18) transfer closed with 12 bytes remaining to read', 'curl'],
  ['Nov 24 08:02:44 web1 sshd[812]: Accepted publickey for ohm', 'program'],
  ['2026-11-24T08:02:44+00:00 web1 postfix/smtpd[3301]: warning: unknown', 'program'],
  ['it is slow since yesterday', 'nobody-known'],
] as const)
  test(`of ${line.slice(0, 50)} it is told: ${id}`, () => assert.equal(writerOf(line), id));

test('the program nearest to the application is named, wherever its line stands', () => {
  const lines = [
    'Nov 24 08:07:00 web1 systemd[1]: Started a.service.',
    'ValueError: nothing',
    'INFO:     Shutting down',
  ];
  for (const order of [lines, lines.toReversed()]) assert.equal(writerOf(order.join('\n')), 'python');
});

test('every text leads somewhere, in whatever a terminal has put round it', () => {
  for (const line of unrelatedLines) {
    assert.ok(writerOf(line), line);
    for (const frame of Object.values(frames)) assert.ok(writerOf(framed(line, frame)), line);
  }
});

const branches = ['502', '404'].map((code) => ({ page: code, sees: code, codes: [code] }));
for (const [text, page] of [
  ['it says 404', '404'],
  ['it says nothing', '502'],
  ['it says 418', '502'],
] as const)
  test(`"${text}" begins the path by sight at ${page}`, () =>
    assert.equal(onwardFrom(text, writers, branches).branch?.page, page));

for (const [text, words] of [
  ['2026/11/24 08:10:01 [crit] 92#92: *4 SSL_do_handshake() failed, client: 203.0.113.9', 'ssl_do_handshake failed'],
  ['first line\nNov 24 08:07:00 web1 systemd[1]: Started apt-daily.service', 'started apt daily service'],
  ['one two three four five six seven eight', 'one two three four five six'],
  ['12345 0x7f', ''],
  ['Failed to restart a.service: Unit a.service not found.', 'failed restart service unit not found'],
  ['no live upstreams without a server', 'no live upstreams without server'],
  ['one two three four five six not seven', 'one two three four five six'],
] as const)
  test(`of a line the words to search for are "${words}"`, () =>
    assert.equal(onwardFrom(text, writers, []).words, words));
