import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tracesOf, type Failure } from '../../src/features/line/line-fault.ts';

const failure: Failure = {
  id: 'x',
  title: 'nobody there',
  short: '502',
  station: 'socket',
  answers: 'nginx',
  command: 'curl http://a.example/',
  status: '502 Bad Gateway',
  line: 'connect() failed (13: Permission denied) while connecting, client: 1',
  where: '/var/log/nginx/error.log',
};

const cases: { what: string; failure: Failure; states: string[]; texts: string[] }[] = [
  {
    what: 'at the socket, written down by nginx, with a check',
    failure: { ...failure, seen: 'srw------- root', seenBy: 'stat' },
    states: ['passed', 'broken', 'ahead', 'ahead'],
    texts: [
      'connect() failed (13: Permission denied) while connecting, …',
      'srw------- root',
      'no answer from here',
      'no answer from here',
    ],
  },
  {
    what: 'at the socket, without a check',
    failure,
    states: ['passed', 'broken', 'ahead', 'ahead'],
    texts: [
      'connect() failed (13: Permission denied) while connecting, …',
      'nobody there',
      'no answer from here',
      'no answer from here',
    ],
  },
  {
    what: 'at nginx itself',
    failure: { ...failure, station: 'nginx', line: 'too large body' },
    states: ['broken', 'ahead', 'ahead', 'ahead'],
    texts: ['too large body', 'no answer from here', 'no answer from here', 'no answer from here'],
  },
  {
    what: 'at Django, in the journal',
    failure: { ...failure, station: 'django', answers: 'django', where: 'journalctl', line: 'DisallowedHost' },
    states: ['passed', 'passed', 'passed', 'broken'],
    texts: ['passed on', 'passed on', 'passed on', 'DisallowedHost'],
  },
];
for (const { what, failure: broken, states, texts } of cases) {
  test(`breakage ${what}`, () => {
    const traces = Object.values(tracesOf(broken));
    assert.deepEqual(Object.keys(tracesOf(broken)), ['nginx', 'socket', 'gunicorn', 'django']);
    assert.deepEqual(
      traces.map(({ state }) => state),
      states,
    );
    assert.deepEqual(
      traces.map(({ text }) => text),
      texts,
    );
  });
}

test('breakage: only what was written down names its place', () => {
  const traces = tracesOf({ ...failure, seen: 'srw', seenBy: 'stat -c' });
  assert.deepEqual(
    Object.values(traces).map(({ where }) => where),
    ['/var/log/nginx/error.log', 'stat -c', undefined, undefined],
  );
});
