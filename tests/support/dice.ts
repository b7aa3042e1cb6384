import { diceOf } from '../../src/shared/dice.ts';

/** Whole numbers from 0 to below a limit, the same ones for the same seed. */
export function dice(seed: number): (below: number) => number {
  const next = diceOf(seed);
  return (below) => Math.floor(next() * below);
}
