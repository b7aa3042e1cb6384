import { originRemote } from './git.ts';
import { webAddress } from './web-address.ts';

/** Where the source of the guide lives, for "Edit" and permalinks: read once, for the whole build. */

/** Address of the repository, such as `https://github.com/team/docs`; nothing if neither variable nor remote tell one. */
export const repositoryUrl = repositoryAddress(process.env['REPOSITORY_URL'], originRemote);

/** Branch that "Edit" opens. */
export const repositoryBranch = process.env['REPOSITORY_BRANCH'] ?? 'main';

/**
 * @param said what `REPOSITORY_URL` says.
 * @param remote asks Git for the address of its remote.
 * @throws Error with the remedy if the variable holds no web address. It does not repeat the value, which may hold a token.
 */
export function repositoryAddress(said: string | undefined, remote: () => string | null): string | undefined {
  if (!said?.trim()) return webAddress(remote() ?? '');
  const address = webAddress(said);
  if (!address) {
    throw new Error(
      'REPOSITORY_URL is no web address of a repository. Write one, such as https://github.com/team/docs, or unset it: the address of Git\'s remote "origin" is then taken.',
    );
  }
  return address;
}
