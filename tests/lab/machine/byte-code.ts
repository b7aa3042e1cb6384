import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cached, keyOf, scratch } from './cache.ts';
import { must, mustMeanwhile } from './host-program.ts';

const script = join(import.meta.dirname, 'byte-code.py');

/**
 * A layer in which pip of a guest finds compiled what it installs: the same byte code in the same places, at two thirds
 * less of the processor time of an installation. `byte-code.py` says how.
 */
export function byteCodeOf(image: string, wheels: string, progress: (text: string) => void): Promise<string> {
  const key = keyOf(basename(image), basename(wheels), readFileSync(script, 'utf8'));
  return cached(`byte-code-${key}`, async (half) => {
    progress(`compiling the locked packages for ${basename(image)}, once`);
    const root = join(scratch, 'byte-code', key);
    for (const path of [half, root]) mkdirSync(path, { recursive: true });
    must('mount', ['-t', 'overlay', 'byte-code', '-o', `lowerdir=${wheels}:${image}`, root]);
    must('mount', ['--bind', half, join(root, 'mnt')]);
    await mustMeanwhile('chroot', [root, 'python3', '-I', '-c', readFileSync(script, 'utf8'), '/mnt']);
    must('umount', ['--recursive', root]);
  });
}
