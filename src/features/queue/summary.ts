import { slotsOf } from './model.ts';
import type { QueueRun, Span, Status } from './run.ts';

/** What a run comes to. Times are milliseconds, from a request's arrival at nginx to its answer. */
export interface Summary {
  counts: Record<Status, number>;
  /** Requests that did not start at once. */
  waited: number;
  /** Most requests that were being worked on at one moment. */
  atOnce: number;
  longestWaitMs: number;
  /** From the first arrival to the last answer. */
  lastMs: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  /** Good answers a second. */
  throughput: number;
  /** Share of the slots' time in which they were taken, 0 to 1; under ASGI of the workers' time. */
  utilisation: number;
}

export function summaryOf(run: QueueRun): Summary {
  const took = run.lanes.map(({ arrivedMs, endedMs }) => endedMs - arrivedMs);
  const waits = run.lanes.map(({ spans }) =>
    lengthOf(spans.filter(({ what }) => what === 'socket' || what === 'inside')),
  );
  const lastMs = Math.max(...run.lanes.map(({ endedMs }) => endedMs));
  const counts = { 200: 0, 500: 0, 502: 0, 504: 0 };
  for (const { status } of run.lanes) counts[status] += 1;
  return {
    counts,
    waited: waits.filter((ms) => ms > 0).length,
    atOnce: mostAtOnce(run),
    longestWaitMs: Math.max(...waits),
    lastMs,
    p50Ms: percentile(took, 50),
    p95Ms: percentile(took, 95),
    p99Ms: percentile(took, 99),
    throughput: lastMs > 0 ? (counts[200] * 1000) / lastMs : 0,
    utilisation: utilisationOf(run),
  };
}

/** The nearest rank: the smallest value that so many per cent of all values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

/** Work of every kind, read or not: it takes its slot all the same. */
export function workOf(run: QueueRun): Span[] {
  return run.lanes.flatMap(({ spans }) => spans.filter(({ what }) => what === 'work' || what === 'unread'));
}

function mostAtOnce(run: QueueRun): number {
  const work = workOf(run);
  const at = (ms: number) => work.filter(({ fromMs, toMs }) => fromMs <= ms && ms < toMs).length;
  return Math.max(0, ...work.map(({ fromMs }) => at(fromMs)));
}

function utilisationOf(run: QueueRun): number {
  const { model, overMs } = run;
  const { running } = slotsOf(model);
  const work = workOf(run);
  if (overMs === 0) return 0;
  if (running !== Infinity) return lengthOf(work) / (overMs * model.workers * running);
  const numbers = Array.from({ length: model.workers }, (_, index) => index + 1);
  const taken = numbers.map((number) => coveredBy(work.filter(({ worker }) => worker === number)));
  return taken.reduce((sum, ms) => sum + ms, 0) / (overMs * model.workers);
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}

/** Length of what spans cover together. */
function coveredBy(spans: readonly Span[]): number {
  let covered = 0;
  let untilMs = -Infinity;
  for (const { fromMs, toMs } of spans.toSorted((a, b) => a.fromMs - b.fromMs)) {
    covered += Math.max(0, toMs - Math.max(fromMs, untilMs));
    untilMs = Math.max(untilMs, toMs);
  }
  return covered;
}
