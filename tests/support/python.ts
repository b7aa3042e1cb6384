/** Virtual environments of Python, made of a lock with hashes and kept under node_modules/.cache between runs. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from '../checkers/server-root.ts';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/checkers');

/** A Python 3 of one of these minor versions that can make environments: on the path, or kept by pyenv. */
export function findPython(minors: readonly number[]): string | undefined {
  return minors
    .flatMap((minor) => [`python3.${minor}`, ...globSync(join(homedir(), `.pyenv/versions/3.${minor}.*/bin/python3`))])
    .find((python) => run(python, ['-c', 'import ensurepip, sqlite3, venv']).status === 0);
}

/** Installs a lock; says why not if this machine cannot. A hash that does not match is a failure, not an excuse. */
export function environment(python: string, lock: string): { python: string } | { missing: string } {
  const text = readFileSync(lock);
  const version = run(python, ['--version']).output.trim();
  const key = createHash('sha256').update(text).update(version).digest('hex').slice(0, 12);
  const folder = join(CACHE, `venv-${key}`);
  const inside = join(folder, 'bin/python');
  if (existsSync(join(folder, 'complete'))) return { python: inside };
  rmSync(folder, { recursive: true, force: true });
  const made = run(python, ['-m', 'venv', folder]);
  assert.equal(made.status, 0, made.output);
  const { status, output } = run(inside, [
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:'],
    ...['--require-hashes', '--requirement', lock],
  ]);
  if (status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    assert.doesNotMatch(output, /HASHES|hash/, output);
    return { missing: `pip cannot install ${basename(lock)} here: ${output.trim().split('\n').at(-1)}` };
  }
  writeFileSync(join(folder, 'complete'), '');
  return { python: inside };
}
