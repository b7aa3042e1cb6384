import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

// A page that "Back" brings from the browser's memory, as it was left: what was chosen meanwhile holds on it too.

const bar = (page: Page) => page.getByRole('region', { name: 'Your values' });

/** Changes what is kept as another page of this tab would, and comes back. Tests have no such memory: the event is theirs. */
function comeBack(page: Page, kept: Record<string, string>): Promise<void> {
  return page.evaluate((changed) => {
    for (const [name, value] of Object.entries(changed)) localStorage.setItem(`/${name}`, value);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  }, kept);
}

test('theme and variant follow', async ({ page, site }) => {
  await page.goto(`${site.url}operations/`);
  const asgi = page.getByRole('radio', { name: 'ASGI' }).first();
  await expect(asgi).not.toBeChecked();
  await comeBack(page, { theme: 'dark', variant: 'asgi' });
  await expect(asgi).toBeChecked();
  await expect(page.getByText('With ASGI: Uvicorn workers').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Theme: dark' }).first()).toBeVisible();
});

test('values follow, on a page that had none and on one that had others', async ({ page, site }) => {
  await page.goto(`${site.url}nginx/`);
  await comeBack(page, { values: '#&v1&my.domain=shop.example.org' });
  await expect(bar(page)).toContainText('1 value differs');
  await expect(page.getByRole('main')).toContainText('shop.example.org');
  await comeBack(page, { values: '#&v1&my.domain=new.example.org' });
  await expect(page.getByRole('main')).toContainText('new.example.org');
  await expect(page.getByRole('main')).not.toContainText('shop.example.org');
});

test('the form of values leaves the choice of the page below it as it is', async ({ page, site }) => {
  await page.goto(`${site.url}operations/`);
  await page.getByRole('link', { name: 'Your values' }).first().click();
  await expect(page.getByRole('dialog').getByRole('radio', { name: 'WSGI' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main').getByRole('radio', { name: 'WSGI' }).first()).toBeChecked();
});

test('labels of drawings have their width again after the way back', async ({ page, site }) => {
  await page.goto(`${site.url}systemd/`);
  const label = page.locator('svg:visible').getByText('/run/gunicorn.sock').first();
  const widthOf = () =>
    label.evaluate((text) => Math.round((text.closest('text') ?? text).getBoundingClientRect().width));
  const before = await widthOf();
  await page.goto(`${site.url}systemd/#&v1&my.socket-path=/run/a-very-long-name-of-a-socket-for-a-shop.sock`);
  await expect(bar(page)).toContainText('1 value came with a link');
  await expect(label).toHaveCount(0);
  await bar(page).getByRole('button', { name: 'Back to the proven files' }).click();
  await expect(label).toBeVisible();
  expect(await widthOf()).toBe(before);
});
