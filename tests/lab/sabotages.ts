import type { StackSet } from '../../src/build/stack.ts';

/** A line of the stack, spoilt: the claim that speaks of it must notice, and no other. */
export interface Sabotage {
  claim: string;
  set: StackSet;
  file: string;
  was: string;
  now: string;
  why: string;
}

export const sabotages: readonly Sabotage[] = [];

/** The text of a file of the stack, spoilt if it is the one. @throws Error if the line is not there to be spoilt. */
export function spoilt(sabotage: Sabotage | undefined, set: StackSet, path: string, text: string): string {
  if (sabotage?.set !== set || sabotage.file !== path) return text;
  if (text.split(sabotage.was).length !== 2)
    throw new Error(
      `tests/lab/sabotages.ts, ${sabotage.claim}: content/stack/${set}/${path} does not have once: ${sabotage.was}`,
    );
  return text.replace(sabotage.was, () => sabotage.now);
}
