/** What a trace says of one thing that a thread did. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** In microseconds. */
  ts: number;
  dur?: number;
  tdur?: number;
  args: { data?: { documentLoaderURL?: string } };
}

/** What the browser must write down for `blockedMs`. */
export const traced = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];

/**
 * Total blocking time of a visit: what each task took beyond 50 ms, in ms of the processor, so without what other programs
 * had of it meanwhile. Taken from a trace, since pages are not told of the tasks that only lay out and paint.
 * @param fromMs - the first paint, after the navigation began: what was before it blocks nothing that can be seen.
 * @throws Error if the trace has no visit of the address.
 */
export function blockedMs(trace: Buffer, url: string, fromMs: number): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const begin = traceEvents.find(
    ({ name, args }) => name === 'navigationStart' && args.data?.documentLoaderURL === url,
  );
  if (!begin) throw new Error(`the trace has no visit of ${url}`);
  return traceEvents
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === begin.pid && tid === begin.tid)
    .map(({ ts, dur = 0, tdur = dur }) => {
      const startMs = (ts - begin.ts) / 1000;
      const afterMs = Math.min(tdur / 1000, startMs + dur / 1000 - fromMs);
      return Math.max(0, afterMs - 50);
    })
    .reduce((a, b) => a + b, 0);
}
