import type { Page } from '@playwright/test';

/** Steps and looks that tests of check-lists and progress share. */

/** What the browser keeps of a reader's progress. */
export function keptProgress(page: Page): Promise<Record<string, unknown> | null> {
  return page.evaluate(() => JSON.parse(localStorage.getItem('/progress') ?? 'null') as Record<string, unknown> | null);
}

/**
 * Scrolls to a section, as a reader does: its parts load when they are near. Then waits until the page stands still: the
 * wheel's way is animated, and a press while it goes on ends beside its button.
 */
export async function scrollTo(page: Page, section: string): Promise<void> {
  await page.getByRole('heading', { level: 2, name: section }).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 100);
  await page.evaluate(async () => {
    for (let still = 0, before = -1; still < 10; before = scrollY) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      still = scrollY === before ? still + 1 : 0;
    }
  });
}
