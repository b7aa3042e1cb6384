import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { contentFolder } from '../../src/shared/build/content-folder.ts';
import { packagesIn, stackLocks } from '../support/locks.ts';
import { environment, findPython } from '../support/python.ts';
import { listOf, lockCommand, raised, requirementOf } from './range.ts';

/** A list of what the project wants, with the locks that are made of it. */
export interface List {
  file: string;
  locks: string[];
}

/** Every `requirements.in` of the server, each with its own lock first, then those beside it that have no list. */
export function lists(): List[] {
  return globSync(`${contentFolder}/stack/*/**/requirements*.in`).map((file) => {
    const own = file.replace(/\.in$/, '.txt');
    const beside = stackLocks().filter((lock) => dirname(lock) === dirname(file));
    const others = beside.filter((lock) => lock !== own && !existsSync(lock.replace(/\.txt$/, '.in')));
    return { file, locks: [own, ...others] };
  });
}

/** A range before and after, and where it stands. */
export interface Raise {
  file: string;
  from: string;
  to: string;
}

/** What a newest version makes of the ranges of a package. */
export function raises(name: string, newest: string): Raise[] {
  return lists().flatMap(({ file }) => {
    const requirement = requirementOf(readFileSync(file, 'utf8'), name);
    return requirement ? { file, from: requirement.line, to: raised(requirement, newest) } : [];
  });
}

/** Writes the ranges, and into the notes that point at their lines what these are now. */
export function writeRanges(ranges: readonly Raise[]): void {
  for (const { file, from, to } of ranges) {
    replaceIn(file, from, to);
    const notes = `${file.replace('/stack/', '/annotations/')}.yaml`;
    if (existsSync(notes)) replaceIn(notes, `on: "${from}"`, `on: "${to}"`);
  }
}

function replaceIn(file: string, from: string, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

/**
 * Makes every lock anew by the command at the head of its list; of what they have, only one package is raised.
 * @param ranges - that were written, as they were before.
 * @throws Error with what uv says.
 */
export function relock(name: string, ranges: readonly Raise[]): void {
  const uv = uvProgram();
  for (const { file, locks } of lists()) {
    const list = readFileSync(file, 'utf8');
    const raise = ranges.find((each) => each.file === file);
    const listBefore = raise ? list.replace(raise.to, raise.from) : list;
    const [, ...words] = lockCommand(list);
    for (const lock of locks) {
      const folder = mkdtempSync(join(tmpdir(), 'lock-'));
      try {
        const packages = new Map(packagesIn(readFileSync(lock, 'utf8')));
        const [from, to] = [basename(file), basename(file).replace(/\.in$/, '.txt')];
        writeFileSync(join(folder, from), lock === locks[0] ? list : listOf(packages, listBefore, list));
        writeFileSync(join(folder, to), readFileSync(lock));
        const options = { cwd: folder, encoding: 'utf8' } as const;
        const { status, stderr } = spawnSync(uv, [...words, '--upgrade-package', name, '--quiet'], options);
        if (status !== 0) throw new Error(`${lock} cannot be made: ${stderr.trim()}`);
        writeFileSync(lock, readFileSync(join(folder, to)));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
  }
}

/** @throws Error if this machine cannot install it. */
function uvProgram(): string {
  const python = findPython([13, 14, 12, 11]);
  const venv = python
    ? environment(python, 'tests/upgrade/requirements.txt')
    : { missing: 'no Python from 3.11 to 3.14 with venv and ensurepip' };
  if ('missing' in venv) throw new Error(venv.missing);
  return join(dirname(venv.python), 'uv');
}
