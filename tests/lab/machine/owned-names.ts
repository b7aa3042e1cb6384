import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownedFile } from '../../../src/shared/build/owned-names.ts';
import { machinesOf, type Host } from '../../../src/shared/evidence.ts';
import { owners } from '../../../src/shared/parameters.ts';
import { scratch } from './cache.ts';
import { must } from './host-program.ts';
import { imageOf, wheelsOf } from './image.ts';
import { locks } from '../server/server-maker.ts';

/**
 * `npm run lab -- --names`: writes `content/owned` anew, out of copies of the lab's hosts that are thrown away.
 * @throws Error with what apt or Python said, for instance without a network
 */
export async function renewNames(say: (text: string) => void): Promise<void> {
  const hosts = new Set(machinesOf('claim').map(({ host }) => host));
  const roots = await Promise.all([...hosts].map((host) => furnished(host, say)));
  const versions = roots.map((root) => readFileSync(join(root, 'etc/debian_version'), 'utf8').trim());
  const day = new Date().toISOString().slice(0, 10);
  const header = `# Made on Debian ${versions.join(' and ')}, ${day}, by "npm run lab -- --names": tests/lab/machine/owned-names.sh says how.`;
  for (const owner of owners) {
    const said = roots.map((root) => must('chroot', [root, 'sh', '/root/owned-names.sh', owner]));
    const names = [...new Set(said.join('').trim().split('\n'))].toSorted();
    writeFileSync(ownedFile(owner), [header, ...names, ''].join('\n'));
    say(`${ownedFile(owner)}: ${names.length} names`);
  }
}

/** A copy of a host with the locked packages, the way to the network, and the script. */
async function furnished(host: Host, say: (text: string) => void): Promise<string> {
  const folder = join(scratch, 'names', host);
  const root = join(folder, 'root');
  for (const name of ['upper', 'work', 'root']) mkdirSync(join(folder, name), { recursive: true });
  const lower = `${await wheelsOf(host, locks, say)}:${await imageOf(host, say)}`;
  must('mount', [
    '-t',
    'overlay',
    'names',
    '-o',
    `lowerdir=${lower},upperdir=${folder}/upper,workdir=${folder}/work`,
    root,
  ]);
  copyFileSync('/etc/resolv.conf', join(root, 'etc/resolv.conf'));
  copyFileSync(join(import.meta.dirname, 'owned-names.sh'), join(root, 'root/owned-names.sh'));
  return root;
}
