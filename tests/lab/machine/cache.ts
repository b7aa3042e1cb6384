import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * What the lab makes once and keeps outside the repository: Debian trees, wheels and byte code. `LAB_CACHE` names another place;
 * deleting it costs the next run two minutes and nothing else.
 */
export const cache =
  process.env['LAB_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'deployment-docs-lab');

/** Every lab mounts its own throw-away disk here, each in a mount namespace of its own. */
export const scratch = join(cache, 'scratch');

const making = new Map<string, Promise<string>>();

/**
 * A folder of the cache. The first who asks has it made, whoever asks meanwhile waits for the same.
 * @param make - fills a folder, which gets its name when it is whole.
 */
export function cached(name: string, make: (half: string) => Promise<void>): Promise<string> {
  const folder = join(cache, name);
  const made = making.get(folder) ?? whole(folder, make);
  making.set(folder, made);
  return made;
}

async function whole(folder: string, make: (half: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const half = `${folder}.making-${process.pid}`;
  await make(half);
  renameSync(half, folder);
  return folder;
}

/** Twelve hex digits that change when any of the parts does. */
export function keyOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12);
}
