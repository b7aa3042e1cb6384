import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { contentFolder } from './content-folder.ts';

export interface LastChange {
  date: Date;
  /** Abbreviated commit id. */
  commit: string;
}

const known = new Map<string, LastChange | null>();

/** The last commit that touched a file, or `null` outside a Git checkout and for a file never committed. */
export function lastChange(path: string): LastChange | null {
  const cached = known.get(path);
  if (cached !== undefined) return cached;
  const change = read(path);
  known.set(path, change);
  return change;
}

/** Commit that gave a file the content it has, by `path` and the id of that content; the newest, if there are several. */
let contents: Map<string, string> | undefined;

/**
 * The newest commit that left a file with exactly these bytes, as a full id, or `null` outside a Git checkout and for
 * bytes that were never committed. A shallow clone names the oldest commit it has: the file is the same there.
 */
export function commitOf(path: string, bytes: Buffer): string | null {
  contents ??= readContents();
  return contents.get(`${path} ${contentId(bytes)}`) ?? null;
}

/** Id that Git gives a content. */
function contentId(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function readContents(): Map<string, string> {
  const found = new Map<string, string>();
  let commit = '';
  // The oldest last, so that the first that is met is the newest.
  for (const line of log()) {
    if (!line.startsWith(':')) commit = line || commit;
    const [, id, path] = /^:\d+ \d+ \S+ (\S+) [AMT]\t(.+)$/.exec(line) ?? [];
    if (id && path && !found.has(`${path} ${id}`)) found.set(`${path} ${id}`, commit);
  }
  return found;
}

function log(): string[] {
  const options = ['-c', 'core.quotePath=false', 'log', '--no-renames', '--raw', '--no-abbrev', '--format=%H'];
  return git(...options, '--', `${contentFolder}/stack`)?.split('\n') ?? [];
}

function read(path: string): LastChange | null {
  const [commit, date] = git('log', '-1', '--format=%h %cI', '--', path)?.trim().split(' ') ?? [];
  return commit && date ? { commit, date: new Date(date) } : null;
}

/**
 * Address of the remote `origin` as somebody wrote it, or `null` if there is none. `git remote get-url` would apply
 * `url.<base>.insteadOf`, which is how a machine fetches through a mirror that readers cannot reach.
 */
export function originRemote(): string | null {
  // Below the root of somebody else's checkout, our paths are not those of its repository.
  if (!existsSync('.git')) return null;
  return git('config', '--get', 'remote.origin.url')?.trim() || null;
}

/** What Git prints, or `null` if it fails or is not there. */
export function git(...args: string[]): string | null {
  try {
    return execFileSync('git', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch {
    return null;
  }
}
