import type { QueueRun } from './run.ts';
import type { Summary } from './summary.ts';
import { seconds } from './words.ts';

/** The figures of a run, by name. */
export function figuresOf(summary: Summary): [name: string, value: string][] {
  const { counts } = summary;
  return [
    ['Answered 200', String(counts[200])],
    ['500, 502, 504', `${counts[500]}, ${counts[502]}, ${counts[504]}`],
    ['At once, at most', String(summary.atOnce)],
    ['Longest wait', seconds(summary.longestWaitMs)],
    ['Half are answered within (p50)', seconds(summary.p50Ms)],
    ['95 of 100 within (p95)', seconds(summary.p95Ms)],
    ['99 of 100 within (p99)', seconds(summary.p99Ms)],
    ['Last answer', seconds(summary.lastMs)],
    ['Good answers a second', summary.throughput.toFixed(1)],
    ['Slots in use', `${Math.round(summary.utilisation * 100)} %`],
  ];
}

export const laneHead = ['Request', 'Arrives', 'Waits', 'Worker', 'Answered', 'With'];

/** The drawing as rows. */
export function laneRows({ lanes }: QueueRun): string[][] {
  return lanes.map(({ arrivedMs, endedMs, status, spans }, index) => {
    const waited = spans
      .filter(({ what }) => what === 'socket' || what === 'inside')
      .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
    const workers = [...new Set(spans.flatMap(({ worker, what }) => (what === 'socket' ? [] : [worker])))];
    return [
      String(index + 1),
      seconds(arrivedMs),
      seconds(waited),
      workers.join(', ') || 'none',
      seconds(endedMs),
      String(status),
    ];
  });
}
