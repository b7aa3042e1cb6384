/** The scripts about names: what shellcheck says of them, and how the one of the stack is called. What it finds, the lab shows. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { project } from '../lab/values.ts';
import { installed, run, STACK } from './server-root.ts';

const script = join(STACK, `base/usr/local/sbin/${project}-names`);
const generator = join(import.meta.dirname, '../lab/machine/owned-names.sh');

test('shellcheck has no objection', (context) => {
  if (!installed('shellcheck')) return context.skip('shellcheck is not installed');
  const { status, output } = run('shellcheck', [script, generator]);
  assert.equal(output, '');
  assert.equal(status, 0);
});

test('without a tree it says how it is called', () => {
  for (const given of [[], ['/no/such/tree']]) {
    const { status, output } = run('bash', [script, ...given]);
    assert.deepEqual([output, status], [`usage: ${project}-names TREE, such as stack/base\n`, 2]);
  }
});
