/** The deploy script: parsed by bash, read by ShellCheck where it is installed, executable. */

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { installed, run, STACK } from './server-root.ts';

const SCRIPT = join(STACK, 'base/usr/local/sbin/mechsimvault-deploy');

test('bash can parse the deploy script', (context) => {
  if (!installed('bash')) return context.skip('bash is not installed');
  const { status, output } = run('bash', ['-n', SCRIPT]);
  assert.equal(status, 0, output);
});

test('ShellCheck has no remark on the deploy script', (context) => {
  if (!installed('shellcheck')) return context.skip('shellcheck is not installed');
  const { status, output } = run('shellcheck', [SCRIPT]);
  assert.equal(status, 0, output);
});

test('the deploy script is executable, so a copied tree works at once', () => {
  assert.equal(statSync(SCRIPT).mode & 0o111, 0o111);
});
