import type { Page } from '@playwright/test';
import type { ServedSite } from './test.ts';

/** Opens the chapter at its replay, and finds the parts that tests of it use. */
export async function openReplay(page: Page, site: ServedSite, fragment = '#replay') {
  await page.goto('about:blank');
  await page.goto(`${site.url}request-path/${fragment}`);
  const figure = page.getByRole('figure').filter({ has: page.getByRole('list', { name: 'The hops of one request' }) });
  const list = figure.getByRole('list', { name: 'The hops of one request' });
  return {
    figure,
    hops: list.locator(':scope > li'),
    current: list.locator(':scope > li[aria-current="step"]'),
    button: (name: string) => figure.getByRole('button', { name, exact: true }),
    radio: (name: string) => figure.getByRole('radio', { name, exact: true }),
    status: page.getByRole('status'),
  };
}
