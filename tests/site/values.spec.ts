import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { formatFragment } from '../../src/shared/fragment.ts';
import { asChoices } from '../../src/features/values/values.ts';
import { domain, project, valuesOf } from '../lab/values.ts';
import { expect, test } from '../support/test.ts';
import { field, journal, results } from '../support/troubleshooter.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const socketUnit = 'files/base/etc/systemd/system/gunicorn.socket/';
const nginxSite = 'files/base/etc/nginx/sites-available/project/';
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const bar = (page: Page) => page.getByRole('region', { name: 'Your values' });
const code = (page: Page, path: string) => page.getByRole('group', { name: path, exact: true });

async function copied(page: Page, button: string): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText('nothing was copied'));
  await page.getByRole('button', { name: button }).first().click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('nothing was copied');
  return page.evaluate(() => navigator.clipboard.readText());
}

/** 56 characters. */
const longPath = `/srv/${'a-long-name-'.repeat(4)}abc`;
const everyValue = { ...valuesOf('awkward'), 'code-dir': longPath, 'web-user': 'nginx' };

/** Opens the form by keyboard and fills in one field. */
async function type(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('link', { name: 'Your values' }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Your values' }).getByLabel(label, { exact: true }).fill(value);
}

test('a domain set once is on every page, in what is copied and in what is saved', async ({ page, site }) => {
  await page.goto(`${site.url}nginx/`);
  await type(page, 'Domain', 'shop.example.org');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toContainText('1 value differs from the files that were proven.');
  for (const path of ['nginx/', 'settings-tls/', 'start/', nginxSite, 'troubleshooting/disallowed-host/']) {
    await page.goto(site.url + path);
    await expect(bar(page)).toBeVisible();
    await expect(page.getByRole('main'), path).toContainText('shop.example.org');
    await expect(
      page.locator('main :is(pre, p, td, text):not([data-recorded] *):visible', { hasText: domain }),
      path,
    ).toHaveCount(0);
  }
  await page.goto(site.url + nginxSite);
  const original = readFileSync(`content/stack/base/etc/nginx/sites-available/${project}`, 'utf8');
  const own = original.replaceAll(domain, 'shop.example.org');
  expect(own).not.toBe(original);
  await expect(bar(page)).toBeVisible();
  expect(await copied(page, 'Copy file')).toBe(own);
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Download: \// }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe(project);
  expect(readFileSync(await download.path(), 'utf8')).toBe(own);

  await bar(page).getByRole('button', { name: 'Reset' }).click();
  await expect(bar(page)).toBeHidden();
  await expect(code(page, `/etc/nginx/sites-available/${project}`)).toContainText(domain);
  expect(sha256(await copied(page, 'Copy file'))).toBe(sha256(original));
});

test('names of files, labels, drawings and commands follow', async ({ page, site }) => {
  await page.goto(`${site.url}${nginxSite}#&v1&my.project=shop&my.socket-path=/run/shop.sock`);
  await expect(code(page, '/etc/nginx/sites-available/shop')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Download: \// })).toHaveAttribute('download', 'shop');
  await page.goto(`${site.url}systemd/`);
  await expect(bar(page)).toContainText('2 values came with a link');
  await expect(page.getByRole('img').or(page.locator('svg')).getByText('/run/shop.sock').first()).toBeVisible();
  await expect(
    page.getByRole('figure').filter({ hasText: 'Copy commands' }).filter({ hasText: '/run/shop.sock' }).first(),
  ).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('/run/gunicorn.sock');
});

test('the account has another name than the project where the text speaks of it', async ({ page, site }) => {
  await page.goto(`${site.url}start/#&v1&my.user=shop-app&my.project=shop`);
  await expect(page.getByRole('row', { name: /^Gunicorn, arbiter/ })).toContainText('shop-app');
  await expect(page.getByRole('row', { name: /^Gunicorn, arbiter/ })).toContainText('/etc/shop/gunicorn.conf.py');
  await page.goto(`${site.url}static-media/`);
  await expect(page.getByText('Two users are at work: shop-app writes the media files')).toBeVisible();
  await page.goto(`${site.url}troubleshooting/media-missing/`);
  await expect(page.getByText('readable for the group shop-app')).toBeVisible();
});

test('what a part brings into the page later has them too', async ({ page, site }) => {
  await page.goto(`${site.url}troubleshooting/#&v1&my.socket-path=/run/shop.sock`);
  await expect(bar(page)).toBeVisible();
  await field(page).fill(journal);
  await expect(results(page).filter({ hasText: 'stat -c' })).toContainText("stat -c '%A %U %n' /run/shop.sock");
});

test('a unit doubles the sign that systemd would read', async ({ page, site }) => {
  await page.goto(`${site.url}${socketUnit}#&v1&my.socket-path=/run/100%25.sock`);
  await expect(code(page, '/etc/systemd/system/gunicorn.socket')).toContainText('ListenStream=/run/100%%.sock');
  expect(await copied(page, 'Copy file')).toContain('ListenStream=/run/100%%.sock\n');
});

for (const [label, value] of [
  ['Domain', 'example.com; } server {'],
  ['Domain', 'example\u202e.com'],
  ['Domain', `${'a'.repeat(10_240)}.example`],
  ['Project name', "O'Brien"],
  ['Unix user', '%h'],
  ['Unix user', '$(id)'],
  ['Code directory', '../../etc'],
] as const)
  test(`${label} ${JSON.stringify(value.slice(0, 30))} is refused, with the reason`, async ({ page, site }) => {
    await page.goto(`${site.url}start/`);
    const before = await page.getByRole('main').textContent();
    await type(page, label, value);
    const field = page.getByRole('dialog').getByLabel(label, { exact: true });
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(/cannot stand here|is the most|^✕ Type /);
    await expect(page.locator('[aria-live=polite]').filter({ hasText: /./ })).toHaveText(
      /cannot stand here|is the most|^Type /,
    );
    expect(await page.getByRole('main').textContent()).toBe(before);
  });

test('records keep what was proven', async ({ page, site }) => {
  await page.goto(`${site.url}proof/unknown-host/#&v1&my.domain=shop.example.org`);
  await expect(bar(page)).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('shop.example.org');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  test('a tap on a value opens the form at its field; nothing sticks out', async ({ page, site }) => {
    await page.goto(site.url + socketUnit);
    await page.locator('var').filter({ hasText: '/run/gunicorn.sock' }).first().tap();
    const dialog = page.getByRole('dialog', { name: 'Your values' });
    await expect(dialog.getByLabel('Socket path', { exact: true })).toBeFocused();
    await dialog.getByLabel('Socket path', { exact: true }).fill('/run/shop.sock');
    await dialog.getByRole('button', { name: 'Close' }).tap();
    await expect(code(page, '/etc/systemd/system/gunicorn.socket')).toContainText('/run/shop.sock');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test('the bar leaves two thirds of the window, with every value in a link, and a long path', async ({
    page,
    site,
  }) => {
    await page.goto(`${site.url}nginx/${formatFragment({ anchor: '', choices: asChoices(everyValue) })}`);
    await expect(bar(page).getByRole('listitem')).toHaveCount(Object.keys(everyValue).length);
    const height = async () => (await bar(page).boundingBox())?.height ?? Infinity;
    expect(await height()).toBeLessThan(844 / 3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    // Those that do not fit are a turn of the wheel or a key away.
    await bar(page).getByRole('list').focus();
    await page.keyboard.press('End');
    await expect(bar(page).getByRole('listitem').last()).toBeInViewport();

    await bar(page).getByRole('button', { name: 'Keep them' }).click();
    await expect(bar(page)).toContainText(`${Object.keys(everyValue).length} values differ`);
    expect(await height()).toBeLessThan(844 / 6);
    await bar(page).getByRole('list').focus();
    expect(await height()).toBeGreaterThan(844 / 6);
    expect(await height()).toBeLessThan(844 / 3);
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('every value is there with what it is for', async ({ page, site }) => {
    await page.goto(`${site.url}values/`);
    await expect(page.getByLabel('Domain', { exact: true })).toHaveValue(domain);
    await expect(page.getByLabel('Domain', { exact: true })).toHaveAttribute('readonly');
    await expect(page.getByText('The name visitors type, without a scheme')).toBeVisible();
    await expect(page.getByText('Filling them in needs JavaScript.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Back to the proven values' })).toBeHidden();
  });
});
