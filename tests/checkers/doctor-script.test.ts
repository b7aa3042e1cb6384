/** The doctor: parsed by bash, read by ShellCheck where it is installed; what it prints, and that its list of checks is kept. */

import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { installed, run, STACK } from './server-root.ts';

const SCRIPT = join(STACK, 'base/usr/local/sbin/mechsimvault-doctor');
const TEXT = readFileSync(SCRIPT, 'utf8');
const LIST = /^checks=\(([^)]*)\)$/m;
const IDS = LIST.exec(TEXT)?.[1]?.trim().split(/\s+/) ?? [];
const LOOP = 'for id in "${checks[@]}"; do';

/** The script with other checks in place of its own: what they print and how they end is given. */
function withChecks(checks: Record<string, string>) {
  const names = Object.keys(checks);
  const functions = names.map((id) => `check_${id.replaceAll('-', '_')}() { ${checks[id]}; }`);
  const script = TEXT.replace(LIST, `checks=(${names.join(' ')})`)
    .replace(/^\(\(EUID == 0\)\).*$/m, '')
    .replace(LOOP, `${functions.join('\n')}\n${LOOP}`);
  return run('bash', ['-c', script, 'mechsimvault-doctor']);
}

test('bash can parse the doctor', (context) => {
  if (!installed('bash')) return context.skip('bash is not installed');
  const { status, output } = run('bash', ['-n', SCRIPT]);
  assert.equal(status, 0, output);
});

test('ShellCheck has no remark on the doctor', (context) => {
  if (!installed('shellcheck')) return context.skip('shellcheck is not installed');
  const { status, output } = run('shellcheck', [SCRIPT]);
  assert.equal(status, 0, output);
});

test('the doctor is executable, so a copied tree works at once', () => {
  assert.equal(statSync(SCRIPT).mode & 0o111, 0o111);
});

test('every check of the list is written, and no other', () => {
  const written = [...TEXT.matchAll(/^check_([a-z_]+)\(\) \{$/gm)].map(([, name = '']) => name.replaceAll('_', '-'));
  assert.deepEqual(written, IDS);
});

test('content/doctor.yaml explains the same checks in the same order', () => {
  const explained = parse(readFileSync('content/doctor.yaml', 'utf8')) as { id: string }[];
  assert.deepEqual(
    explained.map(({ id }) => id),
    IDS,
  );
});

for (const [says, checks, lines, status] of [
  [
    'all is well',
    { a: 'echo fine', 'b-c': 'echo "fine, too"' },
    ['ok    a             fine', 'ok    b-c           fine, too', 'doctor v1 ok=a,b-c failed= skipped='],
    0,
  ],
  [
    'one fails, and what it prints first does not count as its end',
    { a: 'fail "is wrong: mend it"; echo never', b: 'echo fine' },
    ['FAIL  a             is wrong: mend it', 'ok    b             fine', 'doctor v1 ok=b failed=a skipped='],
    1,
  ],
  [
    'what builds on a failed check is skipped, and what builds on that, too',
    { a: 'fail broken', b: 'needs a; echo never', c: 'needs b; echo never', d: 'skip "not here"' },
    [
      'FAIL  a             broken',
      'skip  b             cannot be asked: needs a',
      'skip  c             cannot be asked: needs b',
      'skip  d             not here',
      'doctor v1 ok= failed=a skipped=b,c,d',
    ],
    1,
  ],
  ['skipped is not failed', { a: 'skip why' }, ['skip  a             why', 'doctor v1 ok= failed= skipped=a'], 0],
] as const)
  test(`what is printed: ${says}`, (context) => {
    if (!installed('bash')) return context.skip('bash is not installed');
    const done = withChecks(checks);
    assert.deepEqual([done.output, done.status], [`${lines.join('\n')}\n`, status]);
  });

test('called in another way it says how, and ends with 2', (context) => {
  if (!installed('bash')) return context.skip('bash is not installed');
  const wrong = run('bash', [SCRIPT, '--force']);
  assert.deepEqual([wrong.output, wrong.status], ['usage: mechsimvault-doctor [--help]\n', 2]);
  const help = run('bash', [SCRIPT, '--help']);
  assert.equal(help.status, 0);
  assert.ok(help.output.includes(`Checks: ${IDS.join(' ')}`), help.output);
});

test('called by somebody else than root it ends with 2', (context) => {
  if (process.getuid?.() === 0) return context.skip('runs as root here');
  const { status, output } = run('bash', [SCRIPT]);
  assert.deepEqual([output, status], ['mechsimvault-doctor: run it as root\n', 2]);
});
