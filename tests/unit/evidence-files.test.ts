import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { proofOf, unproved } from '../../src/features/proof/proof.build.ts';
import { readEvidence } from '../../src/shared/build/evidence.ts';
import type { Run } from '../../src/shared/evidence.ts';
import { writeEvidence } from '../lab/records/evidence-files.ts';
import { domain } from '../lab/values.ts';
import { emptyRun } from '../support/empty-run.ts';

// In a tree of one symptom and two chapters, without a guest.

const home = process.cwd();
const tree = mkdtempSync(join(tmpdir(), 'evidence-'));
const fault = 'content/faults/late.yaml';
const text = `title: It is late
short: late
station: client
sees: nothing
chapter: /typed/
check: { console: "# date", means: The clock is late. }
log: { where: journalctl, line: too late, mark: late }
cause: The clock.
fix:
  text: Hurry.
  change: { file: etc/clock.conf, was: slow, now: fast }
lab:
  break: "# stop-clock"
  visit: "$ curl http://${domain}/"
  sees: "504"
`;

before(() => {
  process.chdir(tree);
  for (const folder of ['content/faults', 'content/chapters', 'content/evidence'])
    mkdirSync(folder, { recursive: true });
  writeFileSync(fault, text);
  writeFileSync('content/chapters/typed.mdx', '```console id="now"\n$ date\n```\n');
  writeFileSync('content/chapters/read.mdx', 'Words.\n');
});
after(() => {
  process.chdir(home);
  rmSync(tree, { recursive: true });
});

const run: Run = { ...emptyRun, checks: [{ says: 'it is seen', expected: '504', got: '504', ok: true }] };
const drillFiles = { fault, chapter: 'rehearsals/typed.ts' };
const write = (kind: 'fault' | 'chapter', id: string) =>
  writeEvidence(
    'content/evidence',
    { kind, id, sets: [], drillFile: drillFiles[kind], drill: () => Promise.resolve() },
    {},
    [run],
  );

const changes: [what: string, from: string, to: string, state: 'green' | 'changed'][] = [
  ['nothing', '', '', 'green'],
  ['its prose', 'The clock.', 'The calendar.', 'green'],
  ['a comment', 'cause:', '# Why?\ncause:', 'green'],
  ['what breaks it', 'stop-clock', 'stop-calendar', 'changed'],
  ['what the visitor asks', 'example/', 'example/now', 'changed'],
  ['what the visitor sees', '504', '502', 'changed'],
  ['what the fix changes', 'was: slow', 'was: slower', 'changed'],
  ['the line of the log', 'line: too late', 'line: much too late', 'changed'],
];
for (const [what, from, to, state] of changes) {
  test(`evidence of a symptom after a change of ${what}: ${state}`, () => {
    writeFileSync(fault, text);
    write('fault', 'late');
    writeFileSync(fault, text.replace(from, to));
    assert.equal(proofOf('fault', 'late')?.state, state);
    const told = unproved().filter((line) => line.startsWith(fault));
    assert.equal(told.length, state === 'changed' ? 1 : 0);
    for (const line of told)
      assert.match(line, /is not what was booted on 2026-11-24 .*: npm run lab -- faults\/late$/);
  });
}

test('a chapter with commands must have evidence, one without need not', () => {
  const chapters = () => unproved().filter((line) => line.includes('/chapters/'));
  assert.deepEqual(chapters(), [
    'content/evidence/chapters/typed.json is missing: the chapter "typed" was never run. Run it: npm run lab -- chapters/typed',
  ]);
  write('chapter', 'typed');
  assert.deepEqual(chapters(), []);
  assert.ok(!('drill' in (readEvidence('chapter', 'typed') ?? { drill: '' })));
});

test('evidence of a chapter after a change of what is done between its blocks: changed', () => {
  const rehearsal = drillFiles.chapter;
  mkdirSync('rehearsals');
  write('chapter', 'typed');
  writeFileSync(rehearsal, 'export const typed = {};\n');
  assert.equal(proofOf('chapter', 'typed')?.state, 'changed');
  write('chapter', 'typed');
  assert.equal(proofOf('chapter', 'typed')?.state, 'green');
  writeFileSync(rehearsal, "export const typed = { start: 'bare' };\n");
  assert.equal(proofOf('chapter', 'typed')?.state, 'changed');
  assert.deepEqual(
    unproved().filter((line) => line.startsWith(rehearsal)),
    [
      `${rehearsal} is not what was booted on 2026-11-24 (chapters/typed). Prove it anew: npm run lab -- chapters/typed`,
    ],
  );
});

test('evidence that does not say where its drill is written: changed', () => {
  const file = 'content/evidence/faults/late.json';
  writeFileSync(fault, text);
  write('fault', 'late');
  assert.equal(proofOf('fault', 'late')?.state, 'green');
  const { drillFile, ...rest } = readEvidence('fault', 'late') ?? {};
  assert.equal(drillFile, fault);
  writeFileSync(file, JSON.stringify(rest));
  assert.equal(proofOf('fault', 'late')?.state, 'changed');
});

test('a record that lacks a field, or ends in the middle: its name, the field, and the command that writes it anew', () => {
  const file = 'content/evidence/faults/late.json';
  writeFileSync(fault, text);
  for (const [spoil, reason] of [
    [(json: string) => json.replace(/\n *"got": "504",/, ''), /runs\.0\.checks\.0\.got: /],
    [(json: string) => json.slice(0, 200), /JSON/],
  ] as const) {
    write('fault', 'late');
    writeFileSync(file, spoil(readFileSync(file, 'utf8')));
    assert.throws(() => readEvidence('fault', 'late'), reason);
    assert.throws(
      () => readEvidence('fault', 'late'),
      ({ message }: Error) =>
        message.startsWith(`${file}: `) && message.endsWith(': write it anew with npm run lab -- faults/late'),
    );
    write('fault', 'late');
    assert.equal(readEvidence('fault', 'late')?.result, 'green');
  }
});
