import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** Whether the worker of the guide keeps a path. */
export const isKept = (page: Page, path: string) =>
  page.evaluate(async (wanted) => Boolean(await caches.match(wanted)), path);

/** Reads a page until the worker keeps it, which it does at the first key. The browser drops a key that comes before the first paint. */
export async function read(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const kept = async () => {
    await page.keyboard.press('Shift');
    return isKept(page, new URL(address).pathname);
  };
  // The worker fetches all scripts and fonts first.
  await expect.poll(kept, { timeout: 30_000 }).toBe(true);
}
