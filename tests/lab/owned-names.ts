import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownedFile } from '../../src/build/owned-names.ts';
import { reference } from '../../src/core/evidence.ts';
import { owners } from '../../src/core/parameters.ts';
import { scratch } from './cache.ts';
import { must } from './guest.ts';
import { imageOf, wheelsOf } from './image.ts';
import { locks } from './servers.ts';

/**
 * `npm run lab -- --names`: writes `content/owned` anew, out of a copy of the reference host that is thrown away.
 * @throws Error with what apt or Python said, for instance without a network
 */
export function renewNames(say: (text: string) => void): void {
  const folder = join(scratch, 'names');
  const root = join(folder, 'root');
  for (const name of ['upper', 'work', 'root']) mkdirSync(join(folder, name), { recursive: true });
  const lower = `${wheelsOf(reference.host, locks, say)}:${imageOf(reference.host, say)}`;
  const options = `lowerdir=${lower},upperdir=${folder}/upper,workdir=${folder}/work`;
  must('mount', ['-t', 'overlay', 'names', '-o', options, root]);
  copyFileSync('/etc/resolv.conf', join(root, 'etc/resolv.conf'));
  copyFileSync(join(import.meta.dirname, 'owned-names.sh'), join(root, 'root/owned-names.sh'));
  const version = readFileSync(join(root, 'etc/debian_version'), 'utf8').trim();
  const day = new Date().toISOString().slice(0, 10);
  for (const owner of owners) {
    const names = must('chroot', [root, 'sh', '/root/owned-names.sh', owner]);
    const header = `# Made on Debian ${version}, ${day}, by "npm run lab -- --names": tests/lab/owned-names.sh says how.\n`;
    writeFileSync(ownedFile(owner), header + names);
    say(`${ownedFile(owner)}: ${names.trim().split('\n').length} names`);
  }
}
