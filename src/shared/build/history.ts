import { existsSync, readFileSync } from 'node:fs';
import { git } from './git.ts';

/** How files were on an earlier day. Told by the line of first parents: what was merged counts from its merge on. */

/** Whether Git can tell: this is a checkout of its own, with all commits. */
const isWhole = existsSync('.git') && git('rev-parse', '--is-shallow-repository')?.trim() === 'false';

const commits = new Map<string, string | undefined>();

/** The commit with everything as it was when a day began, in UTC; nothing if the history does not reach back to it. */
export function commitBefore(day: string): string | undefined {
  if (!isWhole) return undefined;
  if (!commits.has(day)) {
    const options = ['--max-count=1', '--first-parent', `--before=${day}T00:00:00Z`];
    commits.set(day, git('rev-list', ...options, 'HEAD')?.trim() || undefined);
  }
  return commits.get(day);
}

/** The text of a file in a commit, or now; nothing if it was not there. */
export function textAt(file: string, commit?: string): string | undefined {
  if (commit) return git('show', `${commit}:./${file}`) ?? undefined;
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Files below a folder that differ from a commit, or are new, or gone. */
export function differingFrom(commit: string, folder: string): string[] {
  const options = ['-c', 'core.quotePath=false', 'diff', '--no-renames', '--relative', '--name-only'];
  const untracked = git('-c', 'core.quotePath=false', 'ls-files', '--others', '--exclude-standard', '--', folder);
  return [git(...options, commit, '--', folder), untracked].flatMap(
    (names) => names?.split('\n').filter(Boolean) ?? [],
  );
}
