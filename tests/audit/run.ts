import { spawnSync } from 'node:child_process';
import { stackLocks } from '../support/locks.ts';
import { auditArguments, auditEnvironment, auditLock } from './pip-audit.ts';

/**
 * `npm run audit`: asks whether a package of a lock has a known hole, of npm's registry for package-lock.json and of
 * OSV for the Python locks, that of pip-audit included. Ends with 1 if there is one, and if nobody answers.
 */

/** Whether a command ended well; its output is shown as it comes. */
function passes(command: string, args: readonly string[]): boolean {
  console.log(`$ ${[command, ...args].join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

/** One lock after the other, because two locks may name two versions of a package. */
function pythonPasses(): boolean[] {
  const venv = auditEnvironment();
  if ('missing' in venv) {
    console.error(venv.missing);
    return [false];
  }
  return [...stackLocks(), auditLock].map((lock) => passes(venv.python, auditArguments(lock)));
}

process.exitCode = [passes('npm', ['audit']), ...pythonPasses()].every(Boolean) ? 0 : 1;
