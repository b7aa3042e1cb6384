import type { Browser } from '@playwright/test';
import { blockedMs, traced } from './long-tasks.ts';

/** What a first visit feels like. */
export interface Paint {
  /** First and largest contentful paint, in ms after the navigation began. */
  firstMs: number;
  largestMs: number;
  /** Total blocking time, from the first paint until all is loaded, in ms of the processor. */
  blockedMs: number;
  /** Cumulative layout shift, without a unit. */
  shift: number;
}

/** A phone on a slow network, taken literally: what a request waits, 1.6 Mbit/s in bytes a second, and its processor. */
const network = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 1_600_000 / 8 };
const slowdown = 4;
const viewport = { width: 412, height: 823 };

/** Visits an address for the first time, with an empty cache. */
export async function firstVisit(browser: Browser, url: string): Promise<Paint> {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', { offline: false, ...network });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript(observe);
    await browser.startTracing(page, { categories: traced });
    // On a busy machine the network may be idle before the scripts have run: they have when the page is loaded.
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForLoadState('networkidle');
    const seen = await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return window.seen();
    });
    return { ...seen, blockedMs: blockedMs(await browser.stopTracing(), url, seen.firstMs) };
  } finally {
    await context.close();
  }
}

declare global {
  interface Window {
    /** What was seen until now, with what the browser has not told of yet. */
    seen: () => Omit<Paint, 'blockedMs'>;
  }
}

/** With what only a shift of the layout has. */
type Entry = PerformanceEntry & { value?: number; hadRecentInput?: boolean };

/** Runs in the page before anything of it. */
function observe(): void {
  const entriesOf = (type: string) => {
    const entries: Entry[] = [];
    const observer = new PerformanceObserver((list) => void entries.push(...list.getEntries()));
    observer.observe({ type, buffered: true });
    return (): Entry[] => [...entries, ...observer.takeRecords()];
  };
  const largest = entriesOf('largest-contentful-paint');
  const shifts = entriesOf('layout-shift');
  window.seen = () => ({
    firstMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
    largestMs: largest().at(-1)?.startTime ?? Infinity,
    shift: shifts().reduce((sum, { hadRecentInput, value = 0 }) => sum + (hadRecentInput ? 0 : value), 0),
  });
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half) - 1] ?? 0)) / 2;
}
