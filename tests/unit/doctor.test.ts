import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf, summaryOf } from '../../src/features/onboarding/doctor-account.ts';
import { judge, parseDoctor, type DoctorReport } from '../../src/features/onboarding/doctor.ts';
import type { Tasks } from '../../src/features/onboarding/tasks.ts';
import { dice } from '../support/dice.ts';

const report = (ok: string[], failed: string[] = [], skipped: string[] = []): DoctorReport => ({ ok, failed, skipped });

const read: [what: string, paste: string, DoctorReport][] = [
  ['the line alone', 'doctor v1 ok=a,b failed=c skipped=d', report(['a', 'b'], ['c'], ['d'])],
  ['the line in a terminal', '$ sudo x\nok  socket\n\ndoctor v1 ok=socket\n$ \n', report(['socket'])],
  ['a line end of Windows', 'ok\r\ndoctor v1 ok=a failed=\r\n', report(['a'])],
  ['keys in another order', 'doctor v1 skipped=c ok=a', report(['a'], [], ['c'])],
  ['a key twice', 'doctor v1 ok=a ok=b,a', report(['a', 'b'])],
  ['a key of a later script', 'doctor v1 ok=a took=3s', report(['a'])],
  ['a quotation mark before it', '> doctor v1 ok=a', report(['a'])],
  ['a key without ids', 'doctor v1 ok= failed=c skipped=', report([], ['c'])],
  ['what is no id', 'doctor v1 ok=a,,B,<b>,é,c', report(['a', 'c'])],
  ['two runs: the last', 'doctor v1 ok=a\nlater\ndoctor v1 failed=a', report([], ['a'])],
  ['an id in two lists: not proved', 'doctor v1 ok=a,b,c failed=b skipped=c', report(['a'], ['b'], ['c'])],
];
for (const [what, paste, expected] of read) {
  test(`doctor: ${what} is read`, () => assert.deepEqual(parseDoctor(paste, 'sudo shop-doctor'), { report: expected }));
}

const refused: [what: string, paste: string, reason: RegExp][] = [
  ['nothing', ' \n', /Nothing is pasted. Run sudo shop-doctor/],
  ['something else', 'nginx is fine', /no line that begins with "doctor v1"/],
  ['a word that ends so', 'mydoctor v1 ok=a', /no line/],
  ['another version', 'doctor v2 ok=a', /of version 2, this page reads version 1/],
  ['a line that was cut off', 'doctor v1', /names no check/],
  ['no ids at all', 'doctor v1 ok= failed= skipped=', /names no check/],
];
for (const [what, paste, reason] of refused) {
  test(`doctor: ${what} is refused with what to do`, () => {
    const found = parseDoctor(paste, 'sudo shop-doctor');
    assert.match('reason' in found ? found.reason : '', reason);
  });
}

test('doctor: no paste throws, and what is read are ids', () => {
  const roll = dice(11);
  const parts = [
    'doctor',
    ' v1',
    ' v9',
    ' ok=',
    ' failed=',
    'a,b',
    ',',
    '=',
    '\n',
    '\r',
    ' ',
    '\0',
    '💥',
    'x-1',
    '__proto__',
  ];
  for (let round = 0; round < 4000; round++) {
    const paste = Array.from({ length: roll(14) }, () => parts[roll(parts.length)]).join('');
    const found = parseDoctor(paste, 'sudo shop-doctor');
    if ('reason' in found) assert.ok(found.reason.length > 20);
    else for (const id of Object.values(found.report).flat()) assert.match(id, /^[a-z0-9-]+$/);
  }
});

test('doctor: a huge paste is read from its end', () => {
  const paste = `${'x'.repeat(5_000_000)}\ndoctor v1 ok=a`;
  assert.deepEqual(parseDoctor(paste, 'sudo shop-doctor'), { report: report(['a']) });
});

for (const [doctor, verdict] of [
  [[], 'unseen'],
  [['a'], 'proved'],
  [['a', 'b'], 'proved'],
  [['a', 'c'], 'failed'],
  [['a', 'd'], 'open'],
  [['a', 'never'], 'open'],
] as const) {
  test(`doctor: a sentence that needs ${doctor.join(' and ') || 'nothing'} is ${verdict}`, () =>
    assert.equal(judge({ id: 'x#y', says: '', doctor }, report(['a', 'b'], ['c'], ['d'])), verdict));
}

test('doctor: the account names what is proved, failed, left out, and beyond its sight', () => {
  const check = (id: string, ...doctor: string[]) => ({ id, says: id, doctor });
  const tasks: Tasks = {
    href: '/',
    paths: [],
    chapters: [
      { id: 'one', title: 'One', href: '/one/', checks: [check('one#a', 'a'), check('one#none')] },
      { id: 'two', title: 'Two', href: '/two/', checks: [check('two#ab', 'a', 'b'), check('two#c', 'c')] },
    ],
    doctor: ['a', 'b', 'c'].map((id) => ({ id, says: id, href: '/' })),
  };
  const account = accountOf(report(['a', 'new'], ['b'], ['c']), tasks);
  assert.deepEqual(
    account.proved.map(({ id }) => id),
    ['one#a'],
  );
  assert.deepEqual(
    account.open.map(({ id }) => id),
    ['two#ab', 'two#c'],
  );
  assert.deepEqual(
    account.unseen.map(({ id }) => id),
    ['one#none'],
  );
  assert.deepEqual(
    account.failed.map(({ id }) => id),
    ['b'],
  );
  assert.deepEqual(
    account.skipped.map(({ id }) => id),
    ['c'],
  );
  assert.deepEqual(account.unknown, ['new']);
  assert.equal(summaryOf(account), '1 check ticked, 1 failed, 1 not looked at.');
  assert.equal(summaryOf(accountOf(report([], [], ['zzz']), tasks)), 'Nothing ticked, nothing failed.');
});
