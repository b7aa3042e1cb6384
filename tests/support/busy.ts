import type { Page } from '@playwright/test';

/** How many times slower than this one the processor is that figures are for. */
export const slowdown = 4;

/** How long the page's one thread would be busy with an act on a processor four times slower, whatever else the machine does, in ms. */
export type Busy = (act: () => Promise<unknown>) => Promise<number>;

/** @returns what measures acts on a page of Chromium. */
export async function busyMeter(page: Page): Promise<Busy> {
  const session = await page.context().newCDPSession(page);
  // Ticks of the thread itself: time in which another program has the processor does not count. They are multiplied, and the
  // thread is not held up: Chromium does that by the clock, in which another program's time does count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const tasks = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  };
  return async (act) => {
    const before = await tasks();
    await act();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return Math.round(((await tasks()) - before) * slowdown);
  };
}

/** Most tries of what took too long. */
const triesMost = 3;

/**
 * What an act costs, in ms. One that costs more than it may is tried again, and its least counts: other work on the machine
 * makes the processor itself slower, and only ever adds.
 */
export async function leastOver(mostMs: number, act: () => Promise<number>): Promise<number> {
  let least = Infinity;
  for (let tries = 0; tries < triesMost && least > mostMs; tries++) least = Math.min(least, await act());
  return least;
}
