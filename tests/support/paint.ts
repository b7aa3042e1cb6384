import type { Browser } from '@playwright/test';

/** What a first visit feels like. */
export interface Paint {
  /** First and largest contentful paint, in ms after the navigation began. */
  firstMs: number;
  largestMs: number;
  /** Cumulative layout shift, without a unit. */
  shift: number;
}

/**
 * DevTools delays each request once and knows no connection; a first visit pays for name, TCP and TLS before it. The
 * factor is Lighthouse's for throttling through DevTools.
 */
const freshConnectionMs = 150 * 3.75;

export interface Conditions {
  /** Round trips of 150 ms and 1.6 Mbit/s. */
  slowNetwork?: boolean;
  /** What each request waits on the slow network; one round trip where the connection stands already. */
  requestMs?: number;
}

/** Visits an address for the first time, with an empty cache, on a phone's window. */
export async function firstVisit(
  browser: Browser,
  url: string,
  { slowNetwork = false, requestMs = freshConnectionMs }: Conditions,
): Promise<Paint> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, bypassCSP: false });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    if (slowNetwork) {
      const limits = { latency: requestMs, downloadThroughput: 1_600_000 / 8, uploadThroughput: 1_600_000 / 8 };
      await devtools.send('Network.emulateNetworkConditions', { offline: false, ...limits });
    }
    await page.addInitScript(observe);
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    return await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity;
      return { firstMs: first, ...window.seen };
    });
  } finally {
    await context.close();
  }
}

declare global {
  interface Window {
    seen: Omit<Paint, 'firstMs'>;
  }
}

/** Runs in the page before anything of it. */
function observe(): void {
  const seen = (window.seen = { largestMs: Infinity, shift: 0 });
  const on = (type: string, use: (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean }) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true });
  on('largest-contentful-paint', (entry) => (seen.largestMs = entry.startTime));
  on('layout-shift', (entry) => (seen.shift += entry.hadRecentInput ? 0 : (entry.value ?? 0)));
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half) - 1] ?? 0)) / 2;
}
