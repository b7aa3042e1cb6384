import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listStack, stackSets } from '../../../src/shared/build/stack.ts';
import { placed } from '../../../src/features/download/archive.ts';
import type { Machine } from '../../../src/shared/evidence.ts';
import { scratch } from './cache.ts';
import { spoilt, type Sabotage } from '../sabotage/spoilt-lines.ts';
import { parameters, valuesOf } from '../values.ts';

/** What the project locked before its newest packages. */
export const previousLock = 'content/previous/requirements.txt';

/**
 * A layer with what a reader has brought to the host: the trees of `content/stack` in `/root/stack`, with the values of
 * a set, filled in by the code that makes a reader's archive, and the lab's own client in `/opt/lab`.
 */
export function stackLayer(
  name: string,
  { values, packages }: Pick<Machine, 'values' | 'packages'>,
  by: readonly Sabotage[] = [],
): string {
  const layer = join(scratch, ['stack', name, ...by.map(({ claim }) => claim)].join('-'));
  for (const set of stackSets)
    for (const { path, text, mode } of listStack(set)) {
      const own = placed({ path, text: spoilt(by, set, path, text), mode }, parameters, valuesOf(values));
      const file = join(layer, 'root/stack', set, own.path);
      mkdirSync(dirname(file), { recursive: true });
      const lock = packages && path.endsWith('/requirements.txt') ? readFileSync(previousLock, 'utf8') : undefined;
      writeFileSync(file, lock ?? own.text, { mode });
    }
  cpSync(join(import.meta.dirname, 'inside'), join(layer, 'opt/lab'), { recursive: true });
  return layer;
}
