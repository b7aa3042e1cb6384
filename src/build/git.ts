import { execFileSync } from 'node:child_process';

export interface Change {
  date: Date;
  /** Abbreviated commit id. */
  commit: string;
}

const known = new Map<string, Change | null>();

/** The last commit that touched a file, or `null` outside a Git checkout and for a file never committed. */
export function lastChange(path: string): Change | null {
  const cached = known.get(path);
  if (cached !== undefined) return cached;
  const change = read(path);
  known.set(path, change);
  return change;
}

function read(path: string): Change | null {
  try {
    const [commit, date] = execFileSync('git', ['log', '-1', '--format=%h %cI', '--', path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trim()
      .split(' ');
    return commit && date ? { commit, date: new Date(date) } : null;
  } catch {
    return null;
  }
}
