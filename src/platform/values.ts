import { parseFragment } from '../core/fragment.ts';
import type { Values } from '../core/parameters.ts';
import { stored } from './storage.ts';

/** The values this browser keeps, as they were written: whoever uses them reads them through their grammar. */
export function currentValues(): Values {
  return parseFragment(stored('values') ?? '').choices;
}
