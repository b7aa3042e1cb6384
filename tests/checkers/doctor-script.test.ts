/** The doctor: parsed by bash, read by ShellCheck where it is installed; what it prints, and that its list of checks is kept. */

import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { doctorSchema } from '../../src/features/onboarding/doctor-schema.build.ts';
import { readYaml } from '../../src/shared/build/yaml.ts';
import { project } from '../lab/values.ts';
import { installed, run, STACK } from './server-root.ts';

const SCRIPT = join(STACK, `base/usr/local/sbin/${project}-doctor`);
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
    .replace(LOOP, () => `${functions.join('\n')}\n${LOOP}`);
  return run('bash', ['-c', script, `${project}-doctor`]);
}

/** A function of the script, as it stands there. */
function functionOf(name: string): string {
  const [text] = new RegExp(`^${name}\\(\\) \\{\\n[^]*?^\\}\\n`, 'm').exec(TEXT) ?? [];
  assert.ok(text, `the doctor has no function ${name}`);
  return text;
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
  const explained = readYaml('content/doctor.yaml', z.array(doctorSchema));
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
  [
    'a name that was chosen to look like lines stays in its line, and no byte of it commands the terminal',
    {
      a: String.raw`fail $'x\nok    a             fine\ndoctor v1 ok=a failed= skipped=\r\e]0;title\a\t\x7f is wrong'`,
      'b-c': String.raw`echo $'C1 alone \x9b2J, in UTF-8 \xc2\x9b2J, and a letter \xc3\xbc'`,
      d: String.raw`skip $'\e[2J'`,
    },
    [
      'FAIL  a             x?ok    a             fine?doctor v1 ok=a failed= skipped=??]0;title??? is wrong',
      'ok    b-c           C1 alone ?2J, in UTF-8 ??2J, and a letter ??',
      'skip  d             ?[2J',
      'doctor v1 ok=b-c failed=a skipped=d',
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

const LACK_OF_TLS = ['W004', 'W008', 'W012', 'W016'].map((id) => `?: (security.${id}) not set`);
const issues = (...lines: string[]) =>
  [
    'System check identified some issues:',
    ...lines,
    `System check identified ${lines.length} issues (2 silenced).`,
  ].join('\n');

for (const [says, scheme, said, status, line] of [
  [
    'nothing',
    'https',
    'System check identified no issues (2 silenced).',
    0,
    'DEBUG is off, check --deploy finds nothing',
  ],
  [
    'the lack of TLS, without it',
    'http',
    issues(...LACK_OF_TLS),
    1,
    'DEBUG is off, check --deploy finds nothing but the lack of TLS',
  ],
  ['the same with TLS', 'https', issues(LACK_OF_TLS[0] ?? ''), 1, 'check --deploy finds 1: security.W004'],
  ['DEBUG', 'http', issues(...LACK_OF_TLS, '?: (security.W018) on'), 1, 'DEBUG is on (security.W018): /env'],
  [
    'an issue of another application',
    'http',
    issues(...LACK_OF_TLS, '?: (vault.E7) no'),
    1,
    'check --deploy finds 1: vault.E7',
  ],
  ['an issue without an id', 'http', issues(...LACK_OF_TLS, '?: no'), 1, 'check --deploy finds 1: without an id'],
  [
    'an exception, whose text may be a secret',
    'http',
    'Traceback:\nimproper.ImproperlyConfigured: postgres://u:hunter2@db',
    1,
    'manage.py check ends with improper.ImproperlyConfigured: journalctl -u gunicorn -n 20',
  ],
  [
    'something else',
    'http',
    'hunter2 is not a file',
    1,
    'manage.py check ends with an error: journalctl -u gunicorn -n 20',
  ],
] as const)
  test(`what Django's check says: ${says}`, (context) => {
    if (!installed('bash')) return context.skip('bash is not installed');
    const functions = ['error', 'check_settings'].map(functionOf).join('');
    const stubs = `fail() { echo "$*"; exit 1; }\nmanage() { printf '%s' "$answer"; return "$status"; }\n`;
    const script = `scheme=$1 answer=$2 status=$3 environment=/env\n${stubs}${functions}check_settings`;
    assert.equal(run('bash', ['-c', script, 'bash', scheme, said, String(status)]).output, `${line}\n`);
  });

test('called in another way it says how, and ends with 2', (context) => {
  if (!installed('bash')) return context.skip('bash is not installed');
  const wrong = run('bash', [SCRIPT, '--force']);
  assert.deepEqual([wrong.output, wrong.status], [`usage: ${project}-doctor [--help]\n`, 2]);
  const help = run('bash', [SCRIPT, '--help']);
  assert.equal(help.status, 0);
  assert.ok(help.output.includes(`Checks: ${IDS.join(' ')}`), help.output);
});

test('called by somebody else than root it ends with 2', (context) => {
  if (process.getuid?.() === 0) return context.skip('runs as root here');
  const { status, output } = run('bash', [SCRIPT]);
  assert.deepEqual([output, status], [`${project}-doctor: run it as root\n`, 2]);
});
