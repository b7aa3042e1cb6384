import { readFileSync } from 'node:fs';
import { keptProgress, scrollTo } from '../support/progress.ts';
import { expect, test } from '../support/test.ts';
import { watch } from '../support/watch.ts';

// Progress out of this browser and back, in two tabs, damaged, and forgotten.

const list = 'start/';
const first = /^systemctl is-active gunicorn\.socket prints active$/;

test('what another tab did unnoticed is not overwritten', async ({ page, site }) => {
  await page.goto(site.url + list);
  await scrollTo(page, 'You are done when');
  await page.getByRole('checkbox', { name: first }).check();
  // As a page that comes back from the browser's memory would find it.
  await page.evaluate(() =>
    localStorage.setItem('/progress', '{"path":"run","read":["nginx"],"checks":[],"answers":{},"version":1}'),
  );
  await page.getByRole('checkbox', { name: /^stat -c/ }).check();
  await expect
    .poll(() => keptProgress(page))
    .toMatchObject({ path: 'run', read: ['nginx'], checks: ['start#secret-mode'] });
  await expect(page.getByRole('checkbox', { name: first })).not.toBeChecked();
});

test('a check-list goes out as Markdown, comes back into an empty browser, and nothing is lost', async ({
  page,
  site,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const progress = {
    path: 'ship',
    read: ['start', 'wsgi'],
    checks: ['start#reboot', 'wsgi#tree'],
    answers: {},
    version: 1,
  };
  await page.goto(site.url);
  await page.evaluate((text) => localStorage.setItem('/progress', text), JSON.stringify(progress));
  await page.goto(`${site.url}progress/`);
  await scrollTo(page, 'Take it along');
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('status')).toHaveText('Copied the check-list');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(`- [x] [Start here](${site.url}start/)\n`);
  expect(text).toContain(`](${site.url}wsgi/#tree)`);
  expect(text).toContain(`(${site.url}progress/#paths&v1&path=ship)`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download onboarding.md' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('onboarding.md');
  expect(readFileSync(await file.path(), 'utf8')).toBe(text);

  const fresh = await browser.newContext();
  const elsewhere = await fresh.newPage();
  await elsewhere.goto(`${site.url}progress/`);
  await scrollTo(elsewhere, 'Bring it back');
  await elsewhere.getByLabel('Check-list in Markdown').fill(`${text}\n- [x] order a laptop\n`);
  await elsewhere.getByRole('button', { name: 'Take over what is ticked' }).click();
  await expect(elsewhere.getByRole('status')).toHaveText(
    /^Taken: 2 chapters read, 2 checks ticked, of \d+ tasks in it\. 1 task not understood\.$/,
  );
  await expect(elsewhere.getByText('order a laptop', { exact: true })).toBeVisible();
  expect(await keptProgress(elsewhere)).toEqual(progress);
  await elsewhere.getByLabel('or open a file').setInputFiles(await file.path());
  await expect(elsewhere.getByRole('status')).toHaveText(/^Nothing new, of/);
  await fresh.close();
});

test('everything is forgotten only after a second yes', async ({ page, site }) => {
  await page.goto(site.url);
  await page.evaluate(() =>
    localStorage.setItem('/progress', '{"path":"","read":["start"],"checks":[],"answers":{},"version":1}'),
  );
  await page.goto(`${site.url}progress/`);
  await scrollTo(page, 'Take it along');
  await page.getByRole('button', { name: 'Forget everything' }).click();
  const dialog = page.getByRole('dialog', { name: /^Forget what you have read/ });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('checkbox', { name: 'Start here' })).toBeChecked();
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await dialog.getByRole('button', { name: 'Forget everything' }).click();
  await expect(page.getByRole('checkbox', { name: 'Start here' })).not.toBeChecked();
  expect(await keptProgress(page)).toBeNull();
});

test('damaged progress leaves the page whole, says why, and is replaced by the next tick', async ({ page, site }) => {
  await page.goto(site.url);
  await page.evaluate(() => localStorage.setItem('/progress', '{"path":"ship","read":["sta'));
  const seen = await watch(page);
  await page.goto(site.url + list);
  await scrollTo(page, 'Sources');
  const reason = page.getByText(/^The progress kept in this browser could not be read: it is damaged\./);
  await expect(reason).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('/progress'))).toBe('{"path":"ship","read":["sta');
  await page.getByRole('checkbox', { name: 'I have read this chapter' }).check();
  await expect(reason).toBeHidden();
  expect(await keptProgress(page)).toMatchObject({ read: ['start'], version: 1 });
  expect(await seen.complaints()).toEqual([]);
});

test('under a base path everything names the pages there', async ({ page, nested, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${nested.url}wsgi/`);
  await scrollTo(page, 'Sources');
  await page.getByRole('checkbox', { name: 'I have read this chapter' }).check();
  await page.goto(`${nested.url}asgi/`);
  await expect(page.getByRole('link', { name: 'WSGI and Gunicorn (read)' })).toBeVisible();
  await page.goto(`${nested.url}progress/`);
  await scrollTo(page, 'Take it along');
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('status')).toHaveText('Copied the check-list');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(`- [x] [WSGI and Gunicorn](${nested.url}wsgi/)\n`);
});
