import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Evidence, Run } from '../../src/shared/evidence.ts';
import { citing, spellings } from '../upgrade/cited.ts';
import { movedText, planText } from '../upgrade/list.ts';
import { moved } from '../upgrade/moved.ts';
import { letsIn, listOf, lockCommand, raised, requirementOf, requirementsIn } from '../upgrade/range.ts';

/** `npm run upgrade`: what it makes of ranges, texts and records. Nobody is asked, and no lock is made. */

const list =
  '# Made by:\n#   uv pip compile --no-header \\\n#       --output-file a.txt a.in\nCrane~=6.1.0\nrope~=26.1\n';

function raise(line: string, newest: string): string {
  const [requirement] = requirementsIn(line);
  assert.ok(requirement, line);
  return raised(requirement, newest);
}

test('a range is raised as narrow as it was, and stays where it lets the version in', () => {
  for (const [line, newest, now] of [
    ['rope~=26.1', '27.0.1', 'rope~=27.0'],
    ['rope~=26.1', '26.2.0', 'rope~=26.1'],
    ['rope~=0.54.0', '0.55.2', 'rope~=0.55.0'],
    ['Crane~=6.1.0', '6.1.4', 'Crane~=6.1.0'],
    ['rope==1.2', '1.3', 'rope==1.3'],
    ['rope>=1.2', '2.0', 'rope>=1.2'],
  ] as const)
    assert.equal(raise(line, newest), now);
  assert.equal(requirementOf(list, 'crane')?.version, '6.1.0');
  assert.equal(requirementOf(list, 'quay'), undefined);
});

test('a lock of an older series keeps to it', () => {
  const lock = new Map([
    ['crane', '5.2.19'],
    ['rope', '26.2.0'],
  ]);
  const kept = list.replace('Crane~=6.1.0', 'Crane~=5.2.0');
  assert.equal(listOf(lock, list, list), kept);
  assert.equal(listOf(lock, list, list.replace('6.1.0', '6.2.0')), kept);
  const raisedRope = list.replace('rope~=26.1', 'rope~=27.0');
  assert.equal(listOf(lock, list, raisedRope), kept.replace('rope~=26.1', 'rope~=27.0'));
  const [crane] = requirementsIn(list);
  assert.ok(crane && letsIn(crane, '6.1.3') && !letsIn(crane, '6.2.0') && !letsIn(crane, '5.2.19'));
});

test('the command that makes a lock stands at the head of its list, in each list of the server', () => {
  assert.deepEqual(lockCommand(list), 'uv pip compile --no-header --output-file a.txt a.in'.split(' '));
  assert.throws(() => lockCommand('crane~=1.0\n'), /uv pip compile/);
  for (const file of globSync('content/stack/*/**/requirements*.in'))
    assert.equal(lockCommand(readFileSync(file, 'utf8'))[0], 'uv', file);
});

test('who names an old version is found, near the name of the package if the version is short', () => {
  assert.deepEqual(spellings(['26.2.0', '26.1', '27']), ['26.2', '26.2.0', '26.1']);
  const text = ['Rope 26.2 was slow.', ...Array<string>(9).fill(''), 'It took 26.2 s.', 'Since 26.2.0.', '126.2 26.20'];
  assert.deepEqual(
    citing('a.mdx', text.join('\n'), 'rope', ['26.2', '26.2.0']).map(({ line }) => line),
    [1, 12],
  );
});

function evidence(got: string, seconds: number, ok = true): Evidence {
  const run = {
    host: 'debian-13',
    values: 'default',
    checks: [{ says: 'status', expected: '200', got, ok }],
    figures: { pause: { value: seconds, unit: 's' } },
  } as unknown as Run;
  return { kind: 'claim', id: 'a', result: 'green', sets: ['base'], files: {}, runs: [run] };
}

test('checks and figures that are others than before are told, with where', () => {
  assert.deepEqual(moved(evidence('200', 1), evidence('200', 1)), []);
  assert.deepEqual(
    moved(evidence('200', 1), evidence('500', 1.5, false)).map(({ what, before, after }) => [what, before, after]),
    [
      ['check status', '200', 'red: 500'],
      ['figure pause', '1 s', '1.5 s'],
    ],
  );
  // Process numbers, times and ids are others in every run.
  assert.deepEqual(moved(evidence('process 58, id=4fe8027f', 1), evidence('process 57, id=b3c19a20', 1)), []);
  assert.equal(moved(evidence('58', 1), evidence('57', 1, false)).length, 1);
  assert.deepEqual(moved(undefined, evidence('200', 1)), []);
  const told = movedText(new Map([['claims/a', moved(evidence('200', 1), evidence('200', 2))]]));
  assert.match(told, /- `claims\/a`\n {2}- Debian 13: figure pause: 1 s → 2 s/);
  assert.match(movedText(new Map([['claims/a', []]])), /None, in 1 records/);
});

test('the list has what is raised, what is proved, what is cited and where', () => {
  const text = planText({
    name: 'rope',
    from: '26.2.0',
    to: '27.0.1',
    ranges: [{ file: 'a.in', from: 'rope~=26.1', to: 'rope~=27.0' }],
    locks: ['a.txt'],
    records: Array.from({ length: 30 }, (_, at) => `claims/${at}`),
    sources: [{ id: 'rope-docs', version: '26.1.0', citedBy: [] }],
    lines: [{ file: 'content/a.mdx', line: 7, text: 'Rope 26.2' }],
  });
  for (const part of [
    '`rope~=26.1` becomes `rope~=27.0`',
    '30 of `claims`',
    'read in 26.1.0: none',
    '`content/a.mdx:7`',
  ])
    assert.ok(text.includes(part), part);
});
