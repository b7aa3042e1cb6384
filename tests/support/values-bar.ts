import { expect, type Locator, type Page } from '@playwright/test';
import type { ServedSite } from './test.ts';

/** The bar at the foot that names the values of a page. */
export const bar = (page: Page): Locator => page.getByRole('region', { name: 'Your values' });

/** Each value in it. */
export const named = (page: Page): Locator => bar(page).getByRole('listitem');

/** Presses one of its buttons. */
export const act = (page: Page, name: string): Promise<void> => bar(page).getByRole('button', { name }).click();

/** Opens a page for a reader who has a domain of their own. */
export async function withOwn(page: Page, site: ServedSite, domain: string): Promise<void> {
  await page.goto(`${site.url}start/#&v1&my.domain=${domain}`);
  await act(page, 'Keep them');
  await expect(bar(page)).toContainText('1 value differs from the files that were proven.');
}
