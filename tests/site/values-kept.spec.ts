import type { BrowserContext } from '@playwright/test';
import { domain } from '../lab/values.ts';
import { movePointer } from '../support/pointer.ts';
import { act, bar, named, withOwn } from '../support/values-bar.ts';
import { refuseStorage } from '../support/storage.ts';
import { expect, test } from '../support/test.ts';

// Values that the browser keeps, or should: what holds, and what is said where they do not.

test('the first value typed on the page of the values has its bar at once', async ({ page, site }) => {
  await page.goto(`${site.url}values/`);
  await movePointer(page);
  const domain = page.getByLabel('Domain', { exact: true });
  await expect(domain).toBeEditable();
  await domain.fill('shop.example.org');
  await expect(bar(page)).toContainText('1 value differs from the files that were proven.');
  await expect(named(page)).toHaveText(/^Domain shop\.example\.org$/);
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
    await expect(page.getByRole('main')).toContainText(domain);
  });

test('a link with refused values alone changes nothing', async ({ page, site }) => {
  await withOwn(page, site, 'shop.example.org');
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
    'Not taken: Unix user: Somebody who breaks into the application would control the machine.',
  );
});

test('where storage is refused, values hold for the page, which says so', async ({ page, site }) => {
  await refuseStorage(page);
  const thrown: Error[] = [];
  page.on('pageerror', (error) => thrown.push(error));
  await page.goto(`${site.url}start/#&v1&my.domain=shop.example.org`);
  await expect(page.getByRole('main')).toContainText('shop.example.org');
  await expect(bar(page)).toContainText('1 value came with a link and holds on this page only.');
  await act(page, 'Keep them');
  await expect(bar(page)).toContainText(notKept);
  await act(page, 'Reset');
  await expect(page.getByRole('main')).not.toContainText('shop.example.org');
  await expect(bar(page)).toBeHidden();
  expect(thrown).toEqual([]);
});

const notKept = 'This browser did not keep your values: the next page will not have them.';

test('a value for which the browser has no room is said to be lost, where it is typed and in the bar', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}values/`);
  await page.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size /= 2)
      for (let round = 0; round < 4; round++)
        try {
          localStorage.setItem(`/filler-${size}-${round}`, 'x'.repeat(size));
        } catch {
          // Full for this size: the next is smaller.
        }
  });
  await movePointer(page);
  const domain = page.getByLabel('Domain', { exact: true });
  await expect(domain).toBeEditable();
  await domain.fill('shop.example.org');
  await expect(page.getByRole('main').getByText(notKept)).toBeVisible();
  await expect(bar(page)).toContainText(notKept);
  await page.evaluate(() => localStorage.clear());
  await domain.fill('new.example.org');
  await expect(page.getByText(notKept).first()).toBeHidden();
  await page.goto(`${site.url}start/`);
  await expect(page.getByRole('main')).toContainText('new.example.org');
});

test('another tab follows, the first values and others', async ({ page, site }) => {
  await page.goto(`${site.url}start/`);
  const other = await page.context().newPage();
  await other.goto(`${site.url}nginx/`);
  await withOwn(page, site, 'shop.example.org');
  await expect(other.getByRole('main')).toContainText('shop.example.org');
  await act(page, 'Change');
  await page.getByRole('dialog', { name: 'Your values' }).getByLabel('Domain', { exact: true }).fill('new.example.org');
  await expect(other.getByRole('main')).toContainText('new.example.org');
});

test('where the form cannot be had, the link leads to its page', async ({ page, site }) => {
  await page.route('**/values-bar*.js', (route) => route.abort());
  await page.goto(`${site.url}start/`);
  await page.getByRole('link', { name: 'Your values' }).first().click();
  await expect(page).toHaveURL(`${site.url}values/`);
});
