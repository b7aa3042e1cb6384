import type { Browser } from '@playwright/test';

/** A task that Chromium calls long, 50 ms and more by the clock, on a first visit. */
export interface LongTask {
  /** By the clock, in ms. */
  wallMs: number;
  /** Of the processor: without what other programs had of it meanwhile, in ms. */
  threadMs: number;
}

/** What a page knows of a task, in ms by the clock. */
interface Seen {
  atMs: number;
  wallMs: number;
}

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

declare global {
  interface Window {
    /** Those seen until now, with those that the browser has not told of yet. */
    longTasks: () => Seen[];
  }
}

/** Visits an address for the first time, on a phone's window, with a processor that is so many times slower. */
export async function longTasks(browser: Browser, url: string, slowdown: number): Promise<LongTask[]> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript(observe);
    const categories = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];
    await browser.startTracing(page, { categories });
    // On a busy machine the network may be idle before the scripts have run: they have when the page is loaded.
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForLoadState('networkidle');
    const seen = await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return window.longTasks();
    });
    const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    return seen.map((task) => ({ wallMs: task.wallMs, threadMs: threadMs(trace.traceEvents, url, task) }));
  } finally {
    await context.close();
  }
}

/** Runs in the page before anything of it. */
function observe(): void {
  const seen: PerformanceEntry[] = [];
  const observer = new PerformanceObserver((list) => void seen.push(...list.getEntries()));
  observer.observe({ type: 'longtask', buffered: true });
  window.longTasks = () =>
    [...seen, ...observer.takeRecords()].map(({ startTime, duration }) => ({ atMs: startTime, wallMs: duration }));
}

/** What a task of a visit took of the processor; where the trace does not have it, all of its time. */
function threadMs(events: readonly TraceEvent[], url: string, { atMs, wallMs }: Seen): number {
  const begin = events.find(({ name, args }) => name === 'navigationStart' && args.data?.documentLoaderURL === url);
  if (!begin) throw new Error(`the trace has no visit of ${url}`);
  const apart = ({ ts, dur = 0 }: TraceEvent) =>
    Math.abs((ts - begin.ts) / 1000 - atMs) + Math.abs(dur / 1000 - wallMs);
  const tasks = events.filter(({ name, pid, tid }) => name === 'RunTask' && pid === begin.pid && tid === begin.tid);
  const task = tasks.toSorted((a, b) => apart(a) - apart(b))[0];
  return task?.tdur !== undefined && apart(task) < wallMs / 10 ? task.tdur / 1000 : wallMs;
}
