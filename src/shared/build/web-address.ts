/**
 * Where a browser finds the repository that Git fetches from an address; nothing if the address does not tell. What is
 * in it besides host and path, such as a user and a token, is never in the result.
 * @param remote a URL of a remote: `https://`, `ssh://`, or the short form `git@host:owner/repo.git`.
 */
export function webAddress(remote: string): string | undefined {
  const text = remote.trim();
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol)) return joined(url.origin, url.pathname);
  if (url?.protocol === 'ssh:') return ofShell(url.hostname, url.pathname);
  // Git takes what has a colon before its first slash for the short form. A letter alone is a drive of Windows.
  const [, host = '', path = ''] = /^(?:[^/:@]+@)?([^/:@]{2,}):(?!\/\/)(.+)$/.exec(text) ?? [];
  return ofShell(host, path);
}

/**
 * Code hosts give a repository one path for SSH and for the browser. A host without a dot is a name of somebody's own
 * `~/.ssh/config`, and `ssh.github.com` and its like serve no pages: nothing is guessed of those, nor of a home folder.
 */
function ofShell(host: string, path: string): string | undefined {
  if (!/^(?!(alt)?ssh\.)[\w-]+(\.[\w-]+)+$/.test(host) || !/^\/?[\w.-]+(\/[\w.-]+)+\/?$/.test(path)) return undefined;
  // The port of SSH is not that of the pages.
  return joined(`https://${host.toLowerCase()}`, path);
}

function joined(origin: string, path: string): string | undefined {
  const bare = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  return bare === '' ? undefined : `${origin}/${bare}`;
}
