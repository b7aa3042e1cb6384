import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archivedIn, holesIn, releaseIn, versionsInIndex } from '../versions/answers.ts';
import { productOf, subjectsOf, type Subject } from '../versions/subjects.ts';
import { releaseRow, rowOf, tableOf, type Answers } from '../versions/verdict.ts';
import { compareVersions, isNewerMajor, newestOf, numbersOf } from '../versions/version.ts';

/** `npm run versions`, on answers as pip, apt and pip-audit give them. Nobody is asked. */

test('versions are ordered by their numbers, and what Debian adds does not count', () => {
  assert.deepEqual(numbersOf('2:4.0.4-9'), [4, 0, 4]);
  assert.deepEqual(numbersOf('stable'), []);
  assert.ok(compareVersions('0.9.0', '0.10.0') < 0);
  assert.equal(compareVersions('1.26.3-3+deb13u4', '1.26.3'), 0);
  assert.equal(newestOf(['26.2.0', '27.0.1', '3.0', '27.0.0']), '27.0.1');
});

test('below 1.0 the second number is a major one', () => {
  assert.ok(isNewerMajor('27.0.1', '26.2.0'));
  assert.ok(isNewerMajor('0.55.0', '0.54.0'));
  assert.ok(!isNewerMajor('0.54.1', '0.54.0'));
  assert.ok(!isNewerMajor('6.2', '6.1.3'));
  assert.ok(!isNewerMajor('5.0', '6.1.3'));
});

test('what pip, apt and pip-audit print is read', () => {
  assert.deepEqual(versionsInIndex('crane (2.0)\nAvailable versions: 2.0, 1.9\n'), ['2.0', '1.9']);
  assert.equal(versionsInIndex('ERROR: No matching distribution found for crane'), undefined);
  const madison = [
    '     nginx | 1.26.3-3+deb13u11 | http://apt.example/debian-security trixie-security/main amd64 Packages',
    '     nginx | 1.26.3-3+deb13u10 | http://apt.example/debian trixie/main amd64 Packages',
    '      curl | 8.14.1-2 | http://apt.example/debian trixie/main amd64 Packages',
  ].join('\n');
  assert.deepEqual(
    [...archivedIn(madison)],
    [
      ['nginx', { newest: '1.26.3-3+deb13u11', security: true }],
      ['curl', { newest: '8.14.1-2', security: false }],
    ],
  );
  const policy = [
    ' 500 http://apt.example/debian trixie-updates/main amd64 Packages',
    '     release v=13-updates,o=Debian,a=stable-updates,n=trixie-updates,l=Debian,c=main,b=amd64',
    '     release v=13.8,o=Debian,a=stable,n=trixie,l=Debian,c=main,b=amd64',
  ].join('\n');
  assert.deepEqual(releaseIn(policy, 'trixie'), { version: '13.8', archive: 'stable' });
  const vulns = [{ id: 'PYSEC-1', fix_versions: ['1.1'], aliases: [], description: 'A hole' }];
  const audit = JSON.stringify({ dependencies: [{ name: 'Crane', version: '1.0', vulns }], fixes: [] });
  assert.deepEqual(holesIn(`Found 1 known vulnerability\n${audit}\n`), [
    { name: 'crane', version: '1.0', id: 'PYSEC-1', mendedIn: ['1.1'] },
  ]);
  assert.equal(holesIn('Traceback (most recent call last):\n'), undefined);
});

test('a source belongs to what its title begins with, or to what it names', () => {
  for (const [title, name] of [
    ['Crane: Settings', 'crane'],
    ['Crane source: crane/config.py', 'crane'],
    ['Crane issue 112: more asked for', 'crane'],
    ['Crane pull request 7: fewer calls', 'crane'],
  ] as const)
    assert.deepEqual(productOf({ title, version: '1' }), { name });
  assert.deepEqual(productOf({ title: 'The rope: a manual', version: '1', package: 'debian/rope' }), {
    name: 'rope',
    keeper: 'Debian',
  });
});

const lock = 'crane==1.0.0 \\\n    --hash=sha256:00\nRope==0.4.0 \\\n    --hash=sha256:01\n';
const subjects = subjectsOf({
  locks: new Map([
    ['a/requirements.txt', lock],
    ['a/requirements-old.txt', lock.replace('1.0.0', '0.9.0')],
  ]),
  debian: new Map([
    ['quay', '2.1-1'],
    ['buoy', undefined],
  ]),
  sources: [
    { title: 'Crane: Settings', version: '0.9.0' },
    { title: 'Crane: Signals', version: '0.9.0' },
    { title: 'RFC 1: Harbours', version: 'RFC' },
  ],
});
const subject = (name: string) => subjects.find((each) => each.name === name) as Subject;
const nothing: Answers = { index: new Map(), archive: new Map(), holes: [] };

test('each subject has what is locked, what is newest and what was read', () => {
  const answers: Answers = { ...nothing, index: new Map([['crane', ['0.9.0', '1.0.0', '1.2.0']]]) };
  assert.deepEqual(rowOf(subject('crane'), answers), {
    name: 'crane',
    locked: '1.0.0, 0.9.0',
    newest: '1.2.0',
    readIn: '0.9.0 (2)',
    due: [],
  });
  assert.equal(rowOf(subject('rope'), answers).newest, 'not answered');
});

test('a newer major is due, but not for the lock of an older series', () => {
  const at = (newest: string) => ({ ...nothing, index: new Map([['crane', [newest]]]) });
  assert.deepEqual(rowOf(subject('crane'), at('2.0.0')).due, ['newer major 2']);
  assert.deepEqual(rowOf(subject('crane'), at('1.9.0')).due, []);
});

test('a hole is due in the version that is locked', () => {
  const hole = { name: 'crane', id: 'PYSEC-1', mendedIn: ['1.0.1'] };
  const due = (version: string) => rowOf(subject('crane'), { ...nothing, holes: [{ ...hole, version }] }).due;
  assert.deepEqual(due('0.9.0'), ['PYSEC-1 in 0.9.0, mended in 1.0.1']);
  assert.deepEqual(due('1.0.1'), []);
});

test('of Debian a security release is due, another revision is not, and a system is when it is no more the stable one', () => {
  const at = (newest: string, security: boolean) => ({
    ...nothing,
    archive: new Map([['quay', { newest, security }]]),
  });
  assert.deepEqual(rowOf(subject('quay'), at('2.1-1+deb13u1', true)).due, ['security release 2.1-1+deb13u1']);
  assert.deepEqual(rowOf(subject('quay'), at('2.1-2', false)).due, []);
  assert.deepEqual(rowOf(subject('quay'), at('2.1-1', true)).due, []);
  assert.deepEqual(rowOf(subject('buoy'), at('1', true)).due, []);
  assert.deepEqual(releaseRow('debian', '13.8', { version: '13.9', archive: 'stable' }).due, []);
  assert.deepEqual(releaseRow('debian', '13.8', { version: '13.9', archive: 'oldstable' }).due, [
    'newer major: 13.9 is oldstable',
  ]);
});

test('the table has a line for each that has versions, and a line for what is only read', () => {
  const text = tableOf(subjects.map((each) => rowOf(each, nothing)));
  assert.match(text, /^crane +1\.0\.0, 0\.9\.0 +not answered +0\.9\.0 \(2\)$/m);
  assert.match(text, /^Only read, .*rfc 1 in RFC\.$/m);
});
