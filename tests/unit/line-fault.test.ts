import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marksOf, type LineFault } from '../../src/features/line/line-fault.ts';

const fault: LineFault = {
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

const cases: { what: string; fault: LineFault; states: string[]; texts: string[] }[] = [
  {
    what: 'at the socket, written down by nginx, with a check',
    fault: { ...fault, seen: 'srw------- root', seenBy: 'stat' },
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
    fault,
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
    fault: { ...fault, station: 'nginx', line: 'too large body' },
    states: ['broken', 'ahead', 'ahead', 'ahead'],
    texts: ['too large body', 'no answer from here', 'no answer from here', 'no answer from here'],
  },
  {
    what: 'at Django, in the journal',
    fault: { ...fault, station: 'django', answers: 'django', where: 'journalctl', line: 'DisallowedHost' },
    states: ['passed', 'passed', 'passed', 'broken'],
    texts: ['passed on', 'passed on', 'passed on', 'DisallowedHost'],
  },
];
for (const { what, fault: broken, states, texts } of cases) {
  test(`breakage ${what}`, () => {
    const marks = Object.values(marksOf(broken));
    assert.deepEqual(Object.keys(marksOf(broken)), ['nginx', 'socket', 'gunicorn', 'django']);
    assert.deepEqual(
      marks.map(({ state }) => state),
      states,
    );
    assert.deepEqual(
      marks.map(({ text }) => text),
      texts,
    );
  });
}

test('breakage: only what was written down names its place', () => {
  const marks = marksOf({ ...fault, seen: 'srw', seenBy: 'stat -c' });
  assert.deepEqual(
    Object.values(marks).map(({ where }) => where),
    ['/var/log/nginx/error.log', 'stat -c', undefined, undefined],
  );
});
