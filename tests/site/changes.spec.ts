import { changeDays, changes } from '../../src/shared/build/changes.ts';
import { expect, test } from '../support/test.ts';

// What changed since a server was set up. The days are links; with a script any day may be asked for.

const [newest = ''] = changeDays;
const dayAfter = new Date(Date.parse(newest) + 24 * 3600 * 1000).toISOString().slice(0, 10);

test('every change stands on the page, each with its lines', async ({ page, site }) => {
  await page.goto(`${site.url}changes/`);
  for (const { title } of changes) await expect(page.getByRole('heading', { name: title })).toBeVisible();
  const lines = page.locator('pre del, pre ins');
  expect(await lines.count()).toBeGreaterThan(0);
});

test('a day leads to the page of the first change that a server lacks', async ({ page, site }) => {
  await page.goto(`${site.url}changes/`);
  const day = page.getByLabel('My server was set up on');
  const button = page.getByRole('button', { name: 'Show what changed since' });
  await page.getByText('Everything that changed').hover();
  await day.fill(dayAfter);
  await button.click();
  await expect(page.getByText('Nothing in the files has changed since')).toBeVisible();
  await day.fill('2001-01-01');
  await button.click();
  await expect(page).toHaveURL(new RegExp(`/changes/${changeDays.at(-1)}/$`));
  await expect(page.getByRole('heading', { name: 'The lines' })).toBeVisible();
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the days are links', async ({ page, site }) => {
    await page.goto(`${site.url}changes/`);
    await expect(page.getByRole('button', { name: 'Show what changed since' })).toBeHidden();
    await page.getByText('Everything that changed').getByRole('link').first().click();
    await expect(page).toHaveURL(new RegExp(`/changes/${newest}/$`));
  });
});
