import { readFileSync } from 'node:fs';
import { commitOf } from '../../shared/build/git.ts';
import { repositoryUrl } from '../../shared/build/repository.ts';
import type { StackFile } from '../../shared/build/stack.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

/**
 * Address of a file in the repository, at the newest commit in which it has the bytes that were proved: the line numbers
 * there are those of the page. There is no address if the file has changed since, if the history does not have the bytes, or
 * if the repository's address is unknown.
 * @param proved sha256 of what was booted.
 */
export function permalinkOf({ set, path, sha256 }: StackFile, proved: string | undefined): string | undefined {
  if (!repositoryUrl || proved !== sha256) return undefined;
  const file = `${contentFolder}/stack/${set}/${path}`;
  const commit = commitOf(file, readFileSync(file));
  return commit ? `${repositoryUrl}/blob/${commit}/${encodeURI(file)}` : undefined;
}
