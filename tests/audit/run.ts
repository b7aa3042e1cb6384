import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { environment, findPython } from '../support/python.ts';

/**
 * `npm run audit`: asks whether a package of a lock has a known hole, of npm's registry for package-lock.json and of
 * OSV for the Python locks, that of pip-audit included. Ends with 1 if there is one, and if nobody answers.
 */
const own = 'tests/audit/requirements.txt';
const locks = [...globSync('content/stack/*/srv/*/src/requirements*.txt'), own];

/** Whether a command ended well; its output is shown as it comes. */
function passes(command: string, args: readonly string[]): boolean {
  console.log(`$ ${[command, ...args].join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

/** One lock after the other, because two locks may name two versions of a package. */
function pythonPasses(): boolean[] {
  const python = findPython([13, 14, 12, 11]);
  const venv = python ? environment(python, own) : { missing: 'no Python from 3.11 to 3.14 with venv and ensurepip' };
  if ('missing' in venv) {
    console.error(venv.missing);
    return [false];
  }
  const options = '--vulnerability-service=osv --strict --disable-pip --progress-spinner=off'.split(' ');
  return locks.map((lock) => passes(venv.python, ['-m', 'pip_audit', ...options, '--requirement', lock]));
}

process.exitCode = [passes('npm', ['audit']), ...pythonPasses()].every(Boolean) ? 0 : 1;
