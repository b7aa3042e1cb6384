import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

// Values that come with a link, or that the browser kept: what holds, and what is said where they do not.

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const bar = (page: Page) => page.getByRole('region', { name: 'Your values' });

test('a link brings values to whoever has none, and leaves alone whose are others', async ({ page, site }) => {
  const link = `${site.url}start/#&v1&my.domain=shop.example.org`;
  await page.goto(link);
  await expect(bar(page)).toContainText('1 value differs');
  await expect(bar(page).getByRole('button', { name: 'Back to mine' })).toBeHidden();
  await bar(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('status')).toHaveText('Copied the link with your values');
  const copy = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(copy).hash).toBe('#&v1&my.domain=shop.example.org');

  await page.goto(`${site.url}nginx/#&v1&my.domain=other.example.net`);
  await expect(bar(page)).toContainText('1 value differs from the files that were proven, as the link asks.');
  await page.goto(`${site.url}start/`);
  await expect(page.getByRole('main')).toContainText('other.example.net');
  await bar(page).getByRole('button', { name: 'Back to mine' }).click();
  await expect(page.getByRole('main')).toContainText('shop.example.org');
  await page.goto(`${site.url}nginx/`);
  await expect(page.getByRole('main')).toContainText('shop.example.org');
});

async function withStored(context: BrowserContext, text: string): Promise<void> {
  await context.addInitScript((stored) => localStorage.setItem('/values', stored), text);
}

for (const text of ['null', '{"domain":"x"}', '#&v9&my.domain=a.example', '\u0000\ud800'])
  test(`stored values that read ${JSON.stringify(text)} leave the page as it is, and say so`, async ({
    page,
    site,
  }) => {
    await withStored(page.context(), text);
    await page.goto(`${site.url}start/`);
    await expect(bar(page)).toContainText('What this browser kept of your values cannot be read.');
    await expect(page.getByRole('main')).toContainText('mechsimvault.example');
  });

test('a link with refused values alone changes nothing', async ({ page, site }) => {
  await page.goto(`${site.url}start/#&v1&my.domain=shop.example.org`);
  await expect(bar(page)).toContainText('1 value differs');
  await page.goto(`${site.url}nginx/#&v1&my.domain=BAD`);
  await expect(bar(page)).toContainText('1 value differs from the files that were proven. Not taken: Domain: Capitals');
  await page.goto(`${site.url}start/`);
  await expect(page.getByRole('main')).toContainText('shop.example.org');
});

test('a stored value that is no longer accepted is said, and the others hold', async ({ page, site }) => {
  await withStored(page.context(), '#&v1&my.domain=a.example&my.user=root');
  await page.goto(`${site.url}start/`);
  await expect(bar(page)).toContainText('1 value differs');
  await expect(bar(page)).toContainText(
    'Not taken: Unix user: Whoever breaks into the application would own the machine.',
  );
});

test('where storage is refused, values hold for the page', async ({ page, site }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      });
  });
  const thrown: Error[] = [];
  page.on('pageerror', (error) => thrown.push(error));
  await page.goto(`${site.url}start/#&v1&my.domain=shop.example.org`);
  await expect(page.getByRole('main')).toContainText('shop.example.org');
  await bar(page).getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByRole('main')).not.toContainText('shop.example.org');
  expect(thrown).toEqual([]);
});

test('another tab follows, the first values and others', async ({ page, site }) => {
  await page.goto(`${site.url}start/`);
  const other = await page.context().newPage();
  await other.goto(`${site.url}nginx/`);
  await page.goto(`${site.url}start/#&v1&my.domain=shop.example.org`);
  await expect(other.getByRole('main')).toContainText('shop.example.org');
  await bar(page).getByRole('button', { name: 'Change' }).click();
  await page.getByRole('dialog', { name: 'Your values' }).getByLabel('Domain', { exact: true }).fill('new.example.org');
  await expect(other.getByRole('main')).toContainText('new.example.org');
});

test('a list that does not load is said', async ({ page, site }) => {
  await page.route('**/parameters.json', (route) => route.fulfill({ status: 503 }));
  await page.goto(`${site.url}start/#&v1&my.domain=shop.example.org`);
  await expect(bar(page)).toContainText('The list of values did not load');
});

test('where the form cannot be had, the link leads to its page', async ({ page, site }) => {
  await page.route('**/values-bar*.js', (route) => route.abort());
  await page.goto(`${site.url}start/`);
  await page.getByRole('link', { name: 'Your values' }).first().click();
  await expect(page).toHaveURL(`${site.url}values/`);
});
