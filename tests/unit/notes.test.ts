import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bind, type BoundText } from '../../src/features/snippet/notes.ts';

const lines = [
  '[Socket]',
  'ListenStream=/run/gunicorn.sock',
  'SocketUser=www-data',
  'SocketMode=0660',
  '',
  '[Install]',
  'WantedBy=sockets.target',
];

const bound: [BoundText, first: number, last: number][] = [
  [{ on: 'ListenStream=/run/gunicorn.sock' }, 1, 1],
  [{ on: 'SocketUser' }, 2, 2],
  [{ on: 'SocketUser', to: 'SocketMode' }, 2, 3],
  [{ on: '[Socket]', to: 'Socket' }, 0, 0],
  [{ on: '[Socket]', to: 'WantedBy' }, 0, 6],
  [{ on: 'WantedBy', to: 'sockets.target' }, 6, 6],
];
for (const [text, first, last] of bound) {
  test(`notes: ${JSON.stringify(text)} is on lines ${first + 1} to ${last + 1}`, () =>
    assert.deepEqual(bind(lines, text), { first, last }));
}

const refused: [BoundText, RegExp][] = [
  [
    { on: 'ListenStream=/run/gunicorn.socket' },
    /no line contains "ListenStream=\/run\/gunicorn\.socket"\. Nearest: "ListenStream=\/run\/gunicorn\.sock"/,
  ],
  [{ on: 'xyzzy' }, /no line contains "xyzzy"\. Nothing in the file is near it/],
  [{ on: 'Socket' }, /"Socket" is in lines 1, 3, 4: write more of the line you mean/],
  [{ on: 'SocketUser', to: 'ListenStream' }, /no line from line 3 on contains "ListenStream"/],
];
for (const [text, message] of refused) {
  test(`notes: ${JSON.stringify(text)} is refused, with the remedy`, () =>
    assert.throws(() => bind(lines, text), message));
}

test('notes: the last line is the one that is the text, before one that only contains it', () => {
  const lines = ['publish() {', '    x || { say no; }', '}', 'build() {', '}'];
  assert.deepEqual(bind(lines, { on: 'publish', to: '}' }), { first: 0, last: 2 });
});

test('notes: five lines above move a note with its line', () => {
  const { first } = bind(lines, { on: 'SocketMode' });
  assert.equal(bind([...Array<string>(5).fill('# new'), ...lines], { on: 'SocketMode' }).first, first + 5);
});
