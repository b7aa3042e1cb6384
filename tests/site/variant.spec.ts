import type { Page } from '@playwright/test';
import { elementsOf, readChapter } from '../../src/shared/build/chapter-source.ts';
import type { Variant } from '../../src/shared/variants.ts';
import { refuseStorage } from '../support/storage.ts';
import { watch } from '../support/watch.ts';
import { chaptersWith, root } from '../support/sites.ts';
import { expect, test, type ServedSite } from '../support/test.ts';

// WSGI or ASGI: chosen once, remembered, carried by a link, and never a cause of an error.

const label = { wsgi: 'With WSGI: Gunicorn workers', asgi: 'With ASGI: Uvicorn workers' };

async function shows(page: Page, variant: Variant): Promise<void> {
  const other = variant === 'wsgi' ? 'asgi' : 'wsgi';
  await expect(page.getByText(label[variant]).first()).toBeVisible();
  await expect(page.getByText(label[other]).first()).toBeHidden();
  await expect(page.getByRole('radio', { name: variant.toUpperCase() }).first()).toBeChecked();
}

/** Chapters where the two ways differ. */
const forked = chaptersWith(root, 'Variant');
const chapter = forked[0] ?? '';

async function open(page: Page, site: ServedSite, fragment = ''): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${site.url}${chapter}${fragment}`);
}

test('the choice is remembered from page to page and over a reload', async ({ page, site }) => {
  await open(page, site);
  await shows(page, 'wsgi');
  await page.getByRole('radio', { name: 'ASGI' }).first().check();
  await shows(page, 'asgi');
  await page.reload();
  await shows(page, 'asgi');
  await page.goto(site.url);
  await expect(page.getByRole('radio', { name: 'ASGI' })).toBeChecked();
  await page.getByRole('radio', { name: 'WSGI' }).check();
  await open(page, site);
  await shows(page, 'wsgi');
});

test('a copied link carries the choice, and a link restores it', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, site);
  await page.getByRole('radio', { name: 'ASGI' }).first().check();
  const anchor = page.getByRole('link', { name: /^Link to / }).first();
  const id = (await anchor.getAttribute('href')) ?? '';
  await anchor.click();
  await expect(page.getByRole('status')).toHaveText(/^Copied /);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(`${site.url}${chapter}${id}&v1&variant=asgi)`);
  await page.evaluate(() => localStorage.clear());
  await open(page, site, `${id}&v1&variant=asgi`);
  await shows(page, 'asgi');
  await expect(page).toHaveURL(`${site.url}${chapter}${id}`);
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeInViewport();
});

/** Those in which something of the other way can be linked to. */
const linked = forked.filter((address) =>
  elementsOf(readChapter(address.replace('/', '')), 'Variant').some(
    ({ attributes, inside }) => attributes['is'] === 'asgi' && inside.includes(' id="'),
  ),
);
for (const address of linked)
  test(`/${address}: a link to a place in the other way shows that way`, async ({ page, site }) => {
    await page.goto(site.url + address);
    const inside = await page.evaluate((text) => {
      const names = [...document.querySelectorAll('main *')].filter((element) => element.textContent?.trim() === text);
      return names.map((name) => name.parentElement?.querySelector('[id]')?.id).find(Boolean);
    }, label.asgi);
    expect(inside).toBeTruthy();
    await page.goto('about:blank');
    await page.goto(`${site.url}${address}#${inside}`);
    await shows(page, 'asgi');
    await expect(page.locator(`[id="${inside}"]`)).toBeInViewport();
  });

const hostile = [
  '#%E0%A4%A',
  '#&v1&variant=%',
  '#&v1&variant=<script>alert(1)</script>',
  '#why&v1&variant=__proto__',
  '#why&v1&__proto__=x&variant=',
  '#why&v999&variant=asgi',
  `#${'a&'.repeat(5000)}`,
  '#"]*{}\\',
  '#v1',
  '#&',
];
for (const fragment of hostile) {
  test(`the fragment ${fragment.slice(0, 40)} shows the default and breaks nothing`, async ({ page, site }) => {
    const { complaints } = await watch(page);
    await open(page, site, fragment);
    await shows(page, 'wsgi');
    // The scripts behind it still work.
    await page.getByRole('radio', { name: 'ASGI' }).first().check();
    await shows(page, 'asgi');
    expect(await complaints()).toEqual([]);
  });
}

for (const stored of ['', 'ASGI', '<b>', '{"a":1}', 'constructor', 'x'.repeat(100_000)]) {
  test(`stored values ${stored.slice(0, 12) || 'that are empty'} give the default and break nothing`, async ({
    page,
    site,
  }) => {
    const { complaints } = await watch(page);
    await open(page, site);
    await page.evaluate((value) => ['/theme', '/variant'].forEach((name) => localStorage.setItem(name, value)), stored);
    await page.reload();
    await shows(page, 'wsgi');
    await expect(page.getByRole('button', { name: 'Theme: system' }).first()).toBeVisible();
    expect(await complaints()).toEqual([]);
  });
}

test('a browser that refuses storage shows the default, and a choice holds for the page', async ({ page, site }) => {
  const { complaints } = await watch(page);
  await refuseStorage(page);
  await open(page, site);
  await shows(page, 'wsgi');
  await page.getByRole('radio', { name: 'ASGI' }).first().check();
  await shows(page, 'asgi');
  expect(await complaints()).toEqual([]);
});
