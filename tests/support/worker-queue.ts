import type { Locator, Page } from '@playwright/test';
import { expect, type ServedSite } from './test.ts';

// The worker queue, as a reader finds it on its page.

export const queue = (page: Page) => page.getByRole('figure', { name: 'Who waits, and where' });
export const said = (page: Page) => queue(page).getByRole('status');
export const drawing = (page: Page) => queue(page).getByRole('img');
export const moment = (page: Page) => queue(page).getByRole('slider', { name: 'Moment' });

/** Opens the page at the queue, waits until it can be used, and gives its button for a step. */
export async function openQueue(page: Page, site: ServedSite, choices = ''): Promise<Locator> {
  await page.goto(`${site.url}wsgi/#worker-queue${choices}`);
  const step = queue(page).getByRole('button', { name: 'Step', exact: true });
  await expect(step).toBeVisible();
  return step;
}
