import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../lab/values.ts';
import { STACK } from './server-root.ts';

export const SCRIPT = join(STACK, `base/usr/local/sbin/${project}-deploy`);

/** A function of the script, as text. */
export function ownFunction(name: string): string {
  const found = new RegExp(`^${name}\\(\\) \\{\\n[\\s\\S]*?^\\}\\n`, 'm').exec(readFileSync(SCRIPT, 'utf8'));
  assert.ok(found, `no function ${name}`);
  return found[0];
}
