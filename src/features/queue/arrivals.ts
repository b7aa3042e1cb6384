import { diceOf } from '../../shared/dice.ts';
import type { Arrival, Model } from './model.ts';

/** The requests of a run, in the order they arrive: what the lab sends is this very list. */
export function arrivalsOf(model: Model): Arrival[] {
  const dice = diceOf(model.draw);
  let atMs = 0;
  return Array.from({ length: model.requests }, (_, index) => {
    // Independent visitors: the time between two of them is exponential.
    if (index > 0 && model.rate > 0) atMs += Math.round((-Math.log(1 - dice()) * 1000) / model.rate);
    const waitMs = index < model.slow ? model.slowMs : model.waitMs;
    return { atMs, waitMs, computeMs: model.computeMs };
  });
}
