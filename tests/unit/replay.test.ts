import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hop } from '../../src/shared/evidence.ts';
import { segments } from '../../src/shared/coded-words.ts';
import { messagesOf, schedule, shortened, slowness, spoken, stepped } from '../../src/features/replay/replay.ts';
import { diceOf } from '../../src/shared/dice.ts';

const way: Hop[] = [
  {
    id: 'send',
    head: 'GET / HTTP/1.1',
    headers: [
      ['Host', 'a.example'],
      ['X-Forwarded-Proto', 'https'],
    ],
  },
  { id: 'route' },
  {
    id: 'forward',
    head: 'GET / HTTP/1.1',
    headers: [
      ['Host', 'a.example'],
      ['X-Forwarded-Proto', 'http'],
      ['X-Request-ID', '1'],
    ],
  },
  {
    id: 'call',
    headers: [
      ['HTTP_HOST', 'a.example'],
      ['HTTP_X_REQUEST_ID', '1'],
      ['REMOTE_ADDR', ''],
    ],
  },
  {
    id: 'answer',
    head: 'HTTP/1.1 200 OK',
    headers: [
      ['Server', 'gunicorn'],
      ['Connection', 'close'],
    ],
  },
  {
    id: 'relay',
    head: 'HTTP/1.1 200 OK',
    headers: [
      ['Server', 'nginx'],
      ['Connection', 'close'],
    ],
  },
  { id: 'receive' },
];

test('replay: each hop has its whole message, marked against the one before', () => {
  const told = messagesOf(way).map(({ head, rows }) => [head, rows.map(({ name, change }) => `${name} ${change}`)]);
  assert.deepEqual(told, [
    ['GET / HTTP/1.1', ['Host same', 'X-Forwarded-Proto same']],
    ['GET / HTTP/1.1', ['Host same', 'X-Forwarded-Proto same']],
    ['GET / HTTP/1.1', ['Host same', 'X-Forwarded-Proto changed', 'X-Request-ID new']],
    [undefined, ['HTTP_HOST same', 'HTTP_X_REQUEST_ID same', 'REMOTE_ADDR new']],
    ['HTTP/1.1 200 OK', ['Server same', 'Connection same']],
    ['HTTP/1.1 200 OK', ['Server changed', 'Connection same']],
    ['HTTP/1.1 200 OK', ['Server same', 'Connection same']],
  ]);
});

const times: [what: string, atMs: (number | undefined)[], scheduled: number[]][] = [
  ['all measured', [0, 1, 4], [0, 350, 1400]],
  ['one between two', [0, undefined, 4], [0, 700, 1400]],
  ['two between two', [0, undefined, undefined, 3], [0, 1400 / 3, 2800 / 3, 1400]],
  ['nothing measured', [undefined, undefined], [0, 0]],
  ['no time at all', [0, 0], [0, 0]],
  ['none', [], []],
];
for (const [what, atMs, scheduled] of times) {
  test(`replay: a schedule in the measured proportions, ${what}`, () => {
    const stops = atMs.map((at) => (at === undefined ? {} : { atMs: at }));
    assert.deepEqual(
      schedule(stops, 1400).map((time) => time.toFixed(6)),
      scheduled.map((time) => time.toFixed(6)),
    );
  });
}

test('replay: a schedule never goes back, and ends at its end', () => {
  const random = diceOf(11);
  for (let round = 0; round < 300; round++) {
    let now = 0;
    const count = 2 + Math.floor(random() * 9);
    const stops = Array.from({ length: count }, (_, index) => {
      now += random() * 5 + 0.001;
      return index === 0 ? { atMs: 0 } : index === count - 1 || random() < 0.5 ? { atMs: now } : {};
    });
    const all = schedule(stops, 1400);
    for (const [index, time] of all.entries()) assert.ok(time >= (all[index - 1] ?? 0), `${time} in round ${round}`);
    assert.equal(all.at(-1), 1400);
  }
});

test('replay: how much slower it is than it was', () => {
  assert.equal(slowness([{ atMs: 0 }, {}, { atMs: 3.5 }], 1400), '1.4 s here were 3.50 ms there: 400 times slower.');
  assert.equal(slowness([{}, {}], 1400), '');
});

const steps: [at: number, key: string, count: number, to: number | undefined][] = [
  [-1, 'ArrowRight', 9, 0],
  [-1, 'ArrowLeft', 9, 0],
  [3, 'ArrowRight', 9, 4],
  [3, 'ArrowLeft', 9, 2],
  [8, 'ArrowRight', 9, 8],
  [0, 'ArrowLeft', 9, 0],
  [3, 'Home', 9, 0],
  [3, 'End', 9, 8],
  [3, 'Enter', 9, undefined],
  [3, 'constructor', 9, undefined],
  [-1, 'ArrowRight', 0, undefined],
];
for (const [at, key, count, to] of steps) {
  test(`replay: ${key} at hop ${at} of ${count}`, () => assert.equal(stepped(at, key, count), to));
}

test('replay: a hop in words', () => {
  const hop = { station: 'nginx', title: 'passes it on', atMs: 0.326, line: '"GET /" 200' } as const;
  assert.equal(spoken(hop, 7, 9), 'Hop 8 of 9: nginx passes it on, after 0.33 ms. It wrote: "GET /" 200');
  assert.equal(
    spoken({ station: 'client', title: 'asks', atMs: 0 }, 0, 9),
    'Hop 1 of 9: Client asks. It wrote nothing.',
  );
});

test('replay: names between backticks', () => {
  assert.deepEqual(segments('`Host` picks a `server`.'), [
    { text: 'Host', code: true },
    { text: ' picks a ', code: false },
    { text: 'server', code: true },
    { text: '.', code: false },
  ]);
  assert.deepEqual(segments(''), []);
});

test('replay: a log line without what tells nothing', () => {
  const access =
    '203.0.113.9 [2026-11-24T09:51:52+00:00] "GET / HTTP/1.1" 200 94 host="a" agent="curl/8" request_id=0f time=0.001 upstream=200 connect=0.000 header=0.001 response=0.001';
  assert.equal(
    shortened(access),
    '203.0.113.9 [2026-11-24T09:51:52+00:00] "GET / HTTP/1.1" 200 94 … time=0.001 upstream=200 … response=0.001',
  );
  assert.equal(
    shortened('connect() failed (111: x) while connecting, client: 1, server: 2'),
    'connect() failed (111: x) while connecting, …',
  );
  assert.equal(shortened('nothing of it'), 'nothing of it');
});
