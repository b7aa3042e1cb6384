/** Lays the overlays of `content/stack` over each other in a folder of their own, as they lie on a server. */

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { TestContext } from 'node:test';

export const STACK = join(import.meta.dirname, '../../content/stack');

export const COMBINATIONS = [['base'], ['base', 'asgi'], ['base', 'tls'], ['base', 'asgi', 'tls']] as const;

export interface Outcome {
  /** Exit status; -1 if the program could not be started or was ended by a signal. */
  status: number;
  /** Standard output and standard error, one after the other. */
  output: string;
}

export function run(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; input?: string } = {},
): Outcome {
  const done = spawnSync(program, args, { ...options, encoding: 'utf8', timeout: 300_000, maxBuffer: 1e8 });
  return { status: done.status ?? -1, output: `${done.stdout ?? ''}${done.stderr ?? ''}` };
}

/** Whether a program answers to `--version` or to the arguments given. */
export function installed(program: string, args: readonly string[] = ['--version']): boolean {
  return run(program, args).status === 0;
}

/** A folder that is removed when the test ends. */
export function temporaryFolder(test: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'checkers-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Copies overlays, later ones over earlier ones, into a temporary folder and returns it. */
export function serverRoot(test: TestContext, overlays: readonly string[]): string {
  const root = temporaryFolder(test);
  for (const overlay of overlays) cpSync(join(STACK, overlay), root, { recursive: true });
  return root;
}

/** Every file below a folder, as sorted paths relative to it. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** Edits a copied file; a replacement that finds nothing is an error, so no edit goes stale unseen. */
export function adapt(file: string, from: RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  if (text.search(from) === -1) throw new Error(`${file}: nothing matches ${from}`);
  writeFileSync(file, text.replace(from, to));
}
