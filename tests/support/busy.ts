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
