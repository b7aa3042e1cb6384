import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listStack, stackSets } from '../../../src/shared/build/stack.ts';
import { placed } from '../../../src/features/download/archive.ts';
import type { ValueSet } from '../../../src/shared/evidence.ts';
import { scratch } from './cache.ts';
import { spoilt, type Sabotage } from '../sabotage/spoilt-lines.ts';
import { parameters, valuesOf } from '../values.ts';

/**
 * A layer with what a reader has brought to the host: the trees of `content/stack` in `/root/stack`, with the values of
 * a set, filled in by the code that makes a reader's archive, and the lab's own client in `/opt/lab`.
 */
export function stackLayer(values: ValueSet, by: readonly Sabotage[] = []): string {
  const layer = join(scratch, ['stack', values, ...by.map(({ claim }) => claim)].join('-'));
  for (const set of stackSets)
    for (const { path, text, mode } of listStack(set)) {
      const own = placed({ path, text: spoilt(by, set, path, text), mode }, parameters, valuesOf(values));
      const file = join(layer, 'root/stack', set, own.path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, own.text, { mode });
    }
  cpSync(join(import.meta.dirname, 'inside'), join(layer, 'opt/lab'), { recursive: true });
  return layer;
}
