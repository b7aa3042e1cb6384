import { domain } from '../lab/values.ts';
import { act, bar, named, withOwn } from '../support/values-bar.ts';
import { expect, test } from '../support/test.ts';

// Values that come with a link: borrowed by this tab, until the reader keeps them.

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

// They were kept at once while the reader had no others: a link could plant an account for good, and nobody was told.
test('the values of a link are borrowed, also by whoever has none', async ({ page, site }) => {
  const other = await page.context().newPage();
  await other.goto(`${site.url}nginx/`);
  await page.goto(`${site.url}start/#&v1&my.domain=shop.example.org&my.user=shopper`);
  await expect(bar(page)).toContainText('2 values came with a link and hold in this tab only.');
  await expect(named(page)).toHaveText([/^Unix user shopper$/, /^Domain shop\.example\.org$/]);
  await expect(page.getByRole('main')).toContainText('shop.example.org');

  await page.goto(`${site.url}nginx/`);
  await expect(bar(page)).toContainText('2 values came with a link');
  await expect(page.getByRole('main')).toContainText('shop.example.org');
  const late = await page.context().newPage();
  await late.goto(`${site.url}nginx/`);
  for (const tab of [other, late]) {
    expect(await tab.evaluate(() => localStorage.length)).toBe(0);
    await expect(tab.getByRole('main')).not.toContainText('shop.example.org');
    await expect(bar(tab)).toBeHidden();
  }

  await act(page, 'Back to the proven files');
  await expect(bar(page)).toBeHidden();
  await page.goto(`${site.url}start/`);
  await expect(page.getByRole('main')).toContainText(domain);
});

test('values of a link are kept when the reader says so', async ({ page, site }) => {
  await page.goto(`${site.url}start/#&v1&my.domain=shop.example.org`);
  await act(page, 'Copy link');
  await expect(page.getByRole('status')).toHaveText('Copied the link with your values');
  const copy = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(copy).hash).toBe('#&v1&my.domain=shop.example.org');
  await act(page, 'Keep them');
  await expect(bar(page)).toContainText('1 value differs from the files that were proven.');
  await expect(named(page)).toHaveText(/^Domain shop\.example\.org$/);
  for (const button of ['Keep them', 'Back to the proven files'])
    await expect(bar(page).getByRole('button', { name: button })).toBeHidden();
  const other = await page.context().newPage();
  await other.goto(`${site.url}nginx/`);
  await expect(other.getByRole('main')).toContainText('shop.example.org');
});

// The bar was gone on the next page, and the guide's own names stood there without a word.
test('a link that asks for the proven files is named on every page, and on paper', async ({ page, site }) => {
  await withOwn(page, site, 'shop.example.org');
  await page.goto(`${site.url}nginx/#&v1&my.domain=${domain}`);
  await expect(bar(page)).toContainText('As the link asks, the files are as they were proven');
  await page.goto(`${site.url}start/`);
  await expect(bar(page)).toContainText('your own are still kept');
  await page.emulateMedia({ media: 'print' });
  await expect(bar(page)).toContainText('As the link asks', { useInnerText: true });
  await page.emulateMedia({ media: 'screen' });
  await act(page, 'Back to mine');
  await expect(page.getByRole('main')).toContainText('shop.example.org');
});

test('values of a link leave the reader their own', async ({ page, site }) => {
  await withOwn(page, site, 'shop.example.org');
  await page.goto(`${site.url}nginx/#&v1&my.domain=other.example.net`);
  await expect(bar(page)).toContainText(
    '1 value came with a link and holds in this tab only; your own are still kept.',
  );
  await page.goto(`${site.url}start/`);
  await expect(page.getByRole('main')).toContainText('other.example.net');
  await act(page, 'Back to mine');
  await expect(page.getByRole('main')).toContainText('shop.example.org');
  await page.goto(`${site.url}nginx/#&v1&my.domain=shop.example.org`);
  await expect(bar(page)).toContainText('1 value differs from the files that were proven.');
});

test('what is typed over the values of a link is borrowed with them', async ({ page, site }) => {
  await page.goto(`${site.url}start/#&v1&my.user=shopper`);
  await act(page, 'Change');
  const form = page.getByRole('dialog', { name: 'Your values' });
  await expect(form).toContainText('none is kept until you press “Keep them”');
  await form.getByLabel('Domain', { exact: true }).fill('mine.example.org');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toContainText('2 values came with a link or were typed over it, and hold in this tab only.');
  await page.goto(`${site.url}nginx/`);
  await expect(named(page)).toHaveText([/^Unix user shopper$/, /^Domain mine\.example\.org$/]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('a tab that borrows keeps its values, and learns that others are kept', async ({ page, site }) => {
  await page.goto(`${site.url}start/#&v1&my.domain=shop.example.org`);
  await expect(bar(page).getByRole('button', { name: 'Back to the proven files' })).toBeVisible();
  await withOwn(await page.context().newPage(), site, 'mine.example.org');
  await expect(bar(page).getByRole('button', { name: 'Back to mine' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('shop.example.org');
});
