import type { Model } from './model.ts';
import type { Status } from './run.ts';
import type { Bounds } from './scenarios.ts';
import { simulate } from './simulate.ts';
import { summaryOf } from './summary.ts';

/** What the lab can see of a run from outside: times of answers and what they were. */
export interface Seen {
  lastMs: number;
  p50Ms: number;
  counts: Partial<Record<Status, number>>;
}

/** Figures of the record that hold it, by the scenario's id. */
export function figureNames(id: string): { last: string; median: string; failed: string } {
  return { last: `${id}-last`, median: `${id}-median`, failed: `${id}-failed` };
}

export function predictionOf(model: Model): Seen {
  const { lastMs, p50Ms, counts } = summaryOf(simulate(model));
  return { lastMs, p50Ms, counts };
}

export function failedOf(counts: Seen['counts']): number {
  return (counts[500] ?? 0) + (counts[502] ?? 0) + (counts[504] ?? 0);
}

/** The least and the most that a time may be for a prediction to hold. */
export function windowOf(predictedMs: number, { earlyMs, lateMs }: Bounds): { leastMs: number; mostMs: number } {
  return { leastMs: Math.max(0, predictedMs - earlyMs), mostMs: predictedMs + Math.max(lateMs, predictedMs / 5) };
}

export function holds(predictedMs: number, measuredMs: number, bounds: Bounds): boolean {
  const { leastMs, mostMs } = windowOf(predictedMs, bounds);
  return leastMs <= measuredMs && measuredMs <= mostMs;
}
