import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the lab runs, with the Debian package that brings it. */
const programs = {
  'systemd-nspawn': 'systemd-container',
  mmdebstrap: 'mmdebstrap',
  unshare: 'util-linux',
  nsenter: 'util-linux',
  setpriv: 'util-linux',
  mount: 'mount',
  pip3: 'python3-pip',
} as const;
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Debian packages that are missing for the lab. */
export function missingPackages(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const missing = Object.entries(programs)
    .filter(([program]) => !folders.some((folder) => existsSync(join(folder, program))))
    .map(([, packageName]) => packageName);
  return [...new Set(existsSync(keyring) ? missing : [...missing, 'debian-archive-keyring'])];
}

/** Why the lab cannot run here, in one line; undefined if it can. */
export function obstacle(): string | undefined {
  if (process.platform !== 'linux') return `it needs Linux, and this is ${process.platform}`;
  if (process.getuid?.() !== 0) return 'it needs root, for mounts and namespaces: run it with sudo';
  const missing = missingPackages();
  if (missing.length > 0) return `it needs packages: apt-get install ${missing.join(' ')}`;
  const namespaces = spawnSync('unshare', ['--mount', '--pid', '--fork', 'true']);
  return namespaces.status === 0
    ? undefined
    : 'it needs namespaces, which this container does not allow: run it privileged';
}

/** Exit status that says so. */
export const unavailable = 3;

/** The lab cannot run on this machine; the message says in one line what is missing and what to do. */
export class Unavailable extends Error {}
