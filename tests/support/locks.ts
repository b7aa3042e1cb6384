import { globSync, readFileSync } from 'node:fs';
import { contentFolder } from '../../src/shared/build/content-folder.ts';

/** The Python locks among the files of the server. */
export function stackLocks(): string[] {
  return globSync(`${contentFolder}/stack/*/**/requirements*.txt`).toSorted();
}

/** Packages of a lock with hashes, as `[name, version]`. */
export function packagesIn(lock: string): [name: string, version: string][] {
  return [...lock.matchAll(/^([\w.-]+)==([^\s;\\]+)/gm)].map(([, name = '', version = '']) => [
    name.toLowerCase(),
    version,
  ]);
}

/** Names of all packages that a lock of the server has. */
export function lockedNames(): Set<string> {
  return new Set(stackLocks().flatMap((lock) => packagesIn(readFileSync(lock, 'utf8')).map(([name]) => name)));
}
