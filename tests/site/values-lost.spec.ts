import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { project } from '../lab/values.ts';
import { movePointer } from '../support/pointer.ts';
import { root } from '../support/sites.ts';
import { bar } from '../support/values-bar.ts';
import { expect, test, type ServedSite } from '../support/test.ts';

// Values that a reader keeps, or that a link brings, while a part of the page that fills them in does not load: nothing is
// copied or saved with the names of the guide as if they were the reader's.

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const file = 'files/base/etc/nginx/sites-available/project/';
const values = '#&v1&my.domain=shop.example.org';
const lost = 'Nothing is copied or saved without them.';

/** Names of the scripts that the bar is made of. */
function parts(): string[] {
  const folder = join(root.folder, 'assets');
  const bar = readdirSync(folder).find((name) => name.startsWith('values-bar.')) ?? '';
  const imported = [...readFileSync(join(folder, bar), 'utf8').matchAll(/(?:from|import) ?["']\.\/([^"']+)["']/g)];
  return [bar, ...imported.map(([, name = '']) => name)].filter((name) => !name.startsWith('Page.'));
}

async function keep(page: Page, site: ServedSite): Promise<void> {
  await page.goto(site.url);
  await page.evaluate((text) => localStorage.setItem('/values', text), values);
}

/** Presses both on a page whose values are lost. */
async function refuses(page: Page): Promise<void> {
  const saved: string[] = [];
  page.on('download', (download) => saved.push(download.url()));
  await expect(bar(page)).toContainText(lost);
  await expect(bar(page)).toBeInViewport();
  await expect(bar(page).getByRole('button')).toHaveCount(0);
  await page.evaluate(() => navigator.clipboard.writeText('nothing was copied'));
  await page.getByRole('button', { name: 'Copy file' }).click();
  await expect(page.getByRole('button', { name: 'Not done' })).toBeVisible();
  await page.getByRole('link', { name: /^Download: \// }).click();
  await expect(page.getByRole('link', { name: 'Not done' })).toBeVisible();
  await expect(page.getByRole('status')).toContainText(lost);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('nothing was copied');
  expect(saved).toEqual([]);
}

test('the bar has parts', () => expect(parts().length).toBeGreaterThan(3));

for (const name of [...parts(), 'parameters.json']) {
  const part = name.replace(/\.[\w-]+\.js$/, '');
  test(`without ${part} kept values are said to be missing, and nothing is copied or saved`, async ({ page, site }) => {
    await keep(page, site);
    await page.route(`**/${name}`, (route) => route.abort());
    await page.goto(site.url + file);
    await refuses(page);
  });
}

test('values of a link that cannot be filled in are missing, too', async ({ page, site }) => {
  await page.route('**/parameters.json', (route) => route.fulfill({ status: 503 }));
  await page.goto(`${site.url}${file}${values}`);
  await refuses(page);
});

test('without the part that makes archives no server is downloaded', async ({ page, site }) => {
  await keep(page, site);
  await page.route('**/server-download.*.js', (route) => route.abort());
  await page.goto(`${site.url}files/`);
  await expect(bar(page)).toContainText('1 value differs');
  const saved: string[] = [];
  page.on('download', (download) => saved.push(download.url()));
  await page.getByRole('link', { name: 'Download WSGI over HTTP', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Not done' })).toBeVisible();
  await expect(bar(page)).toContainText(lost);
  expect(saved).toEqual([]);
});

test('without any value a part that is missing holds nothing back', async ({ page, site }) => {
  await page.route('**/values-bar.*.js', (route) => route.abort());
  await page.goto(site.url + file);
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Download: \// }).click();
  expect((await started).url()).toContain('/raw/');
  await expect(bar(page)).toBeHidden();
});

test('the page of the values says that its form did not load', async ({ page, site }) => {
  await page.route('**/values-form.*.js', (route) => route.abort());
  await page.goto(`${site.url}values/`);
  await movePointer(page);
  await expect(page.getByText(/^This part did not load\. Use it again/)).toBeVisible();
});

test('what is copied before the values are known waits for them', async ({ page, site }) => {
  await keep(page, site);
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/parameters.json', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url + file);
  await page.getByRole('button', { name: 'Copy file' }).click();
  arrive();
  await expect(page.getByRole('status')).toHaveText(`Copied ${project}`);
  const copy = await page.evaluate(() => navigator.clipboard.readText());
  expect(copy).toContain('server_name shop.example.org;');
});
