import { createHash } from 'node:crypto';
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

/** Twelve hex digits that change when any of the parts does. */
export function keyOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 12);
}
