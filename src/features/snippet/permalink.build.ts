import { readFileSync } from 'node:fs';
import { commitOf } from '../../shared/build/git.ts';
import { repositoryUrl } from '../../shared/build/repository.ts';
import type { StackFile } from '../../shared/build/stack.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

/**
 * Address of a file in the repository at the newest commit that left it with the bytes that were proved. Its line numbers
 * are those of the page, so there is none for a file that has changed since, nor where the history does not have the bytes,
 * nor where nobody knows the repository's address.
 * @param proved sha256 of what was booted.
 */
export function permalinkOf({ set, path, sha256 }: StackFile, proved: string | undefined): string | undefined {
  if (!repositoryUrl || proved !== sha256) return undefined;
  const file = `${contentFolder}/stack/${set}/${path}`;
  const commit = commitOf(file, readFileSync(file));
  return commit ? `${repositoryUrl}/blob/${commit}/${encodeURI(file)}` : undefined;
}
