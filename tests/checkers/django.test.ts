/**
 * The project as Django sees it, once for each lock file: `check --deploy`, migrations, and a start without a secret.
 */

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { codeDir, project } from '../lab/values.ts';
import { environment, findPython } from '../support/python.ts';
import { COMBINATIONS, run, serverRoot, STACK, temporaryFolder } from './server-root.ts';

const SOURCE = join(STACK, 'base', codeDir, 'src');

/** Minor versions of Python 3 that each lock can be installed on. */
const LOCKS = [
  { lock: 'requirements.txt', django: '6.1', minors: [13, 14, 12] },
  { lock: 'requirements-5.2.txt', django: '5.2', minors: [13, 14, 12, 11, 10] },
] as const;

/** The environment file of the last overlay that has one, as systemd would hand it over, and a throwaway secret. */
function settings(root: string, secretFolder: string): NodeJS.ProcessEnv {
  const lines = readFileSync(join(root, `etc/${project}/${project}.env`), 'utf8').split('\n');
  const pairs = lines.filter(Boolean).map((line) => line.split(/=(.*)/s).slice(0, 2));
  writeFileSync(join(secretFolder, 'secret-key'), `${'throwaway-0123456789-'.repeat(3)}\n`);
  return { PATH: process.env['PATH'], PYTHONDONTWRITEBYTECODE: '1', ...Object.fromEntries(pairs) };
}

function manage(context: TestContext, python: string, overlays: readonly string[], args: readonly string[]) {
  const root = serverRoot(context, overlays);
  const credentials = temporaryFolder(context);
  const env = { ...settings(root, credentials), CREDENTIALS_DIRECTORY: credentials, DJANGO_DATABASE: ':memory:' };
  return run(python, ['-W', 'error::DeprecationWarning:django', 'manage.py', ...args], {
    cwd: join(root, codeDir, 'src'),
    env,
  });
}

test('every Python file compiles', (context) => {
  if (run('python3', ['--version']).status !== 0) return context.skip('python3 is not installed');
  for (const overlays of [...COMBINATIONS, ['notes-as-written']]) {
    const { status, output } = run('python3', ['-m', 'compileall', '-q', serverRoot(context, overlays)]);
    assert.equal(status, 0, output);
  }
});

for (const { lock, django, minors } of LOCKS) {
  test(`Django ${django}: the project passes its checks`, async (context) => {
    const python = findPython(minors);
    if (!python) return context.skip(`no Python 3.${minors.join(', 3.')} with venv and ensurepip`);
    const venv = environment(python, join(SOURCE, lock));
    if ('missing' in venv) return context.skip(venv.missing);

    await context.test('it is the Django of the lock', () => {
      assert.match(run(venv.python, ['-m', 'django', '--version']).output, new RegExp(`^${django}\\.`));
    });
    await context.test('check --deploy has no warning with the TLS settings', (inner) => {
      const args = ['check', '--deploy', '--fail-level', 'WARNING'];
      const { status, output } = manage(inner, venv.python, ['base', 'tls'], args);
      assert.equal(status, 0, output);
    });
    await context.test('without TLS it warns of exactly what TLS brings', (inner) => {
      const { status, output } = manage(inner, venv.python, ['base'], ['check', '--deploy']);
      assert.equal(status, 0, output);
      const warnings = [...output.matchAll(/security\.W\d+/g)].map(String);
      assert.deepEqual(warnings, ['security.W004', 'security.W008', 'security.W012', 'security.W016']);
    });
    await context.test('the migrations are those of the models', (inner) => {
      const { status, output } = manage(inner, venv.python, ['base'], ['makemigrations', '--check', '--dry-run']);
      assert.equal(status, 0, output);
    });
    await context.test('static files and their manifest are collected into the release', (inner) => {
      const { status, output } = manage(inner, venv.python, ['base'], ['collectstatic', '--noinput']);
      assert.equal(status, 0, output);
      const collected = /copied to '(\S+)', \d+ post-processed/.exec(output)?.[1] ?? '';
      assert.ok(collected.endsWith(join(codeDir, 'src/static')), output);
      const { paths } = JSON.parse(readFileSync(join(collected, 'staticfiles.json'), 'utf8')) as { paths: object };
      assert.ok('vault/vault.css' in paths);
    });
    await context.test('without a secret it refuses to start', (inner) => {
      const cwd = join(serverRoot(inner, ['base']), codeDir, 'src');
      const { status, output } = run(venv.python, ['manage.py', 'check'], { cwd, env: { PATH: process.env['PATH'] } });
      assert.notEqual(status, 0);
      assert.match(output, /ImproperlyConfigured: No secret key/);
    });
  });
}
