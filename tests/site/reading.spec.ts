import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { guide } from '../../src/shared/build/guide.ts';
import { clickAndSeeCopied } from '../support/clipboard.ts';
import { chaptersOf, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';
import { watch } from '../support/watch.ts';

// One sitting of a reader, in every engine: read, copy, search, switch, link.

/** What a reader would paste: no engine but Chromium lets a test read the clipboard. */
async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.setAttribute('aria-label', 'Paste here');
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press('ControlOrMeta+v');
  const field = page.getByRole('textbox', { name: 'Paste here' });
  await expect(field).not.toHaveValue('');
  const text = await field.inputValue();
  await field.evaluate((element) => element.remove());
  return text;
}

test('read, copy, search, switch theme and variant', async ({ page, site }) => {
  const { complaints } = await watch(page);
  await page.goto(site.url);
  await page.getByRole('link', { name: 'Start here', exact: true }).first().click();
  await expect(page.getByText(`Chapter 1 of ${chaptersOf(root).length}`)).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Next and previous' })
    .getByRole('link', { name: /^Next: / })
    .click();
  await expect(page).toHaveURL(`${site.url}${guide.chapters[1]}/`);

  await page.goto(`${site.url}operations/`);
  await page.getByRole('radio', { name: 'ASGI' }).first().check();
  await expect(page.getByText('With ASGI: Uvicorn workers').first()).toBeVisible();

  const theme = page.getByRole('button', { name: 'Theme:' }).first();
  await theme.click();
  await theme.click();
  await expect(theme).toHaveText('Theme: dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByText('With ASGI: Uvicorn workers').first()).toBeVisible();
  await expect(page.getByText('With WSGI: Gunicorn workers').first()).toBeHidden();

  await page.keyboard.press('/');
  await page.keyboard.type('203/EXEC');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/troubleshooting\//);

  const file = 'base/etc/systemd/system/gunicorn.service';
  await page.goto(`${site.url}files/${file}/`);
  await clickAndSeeCopied(page, page.getByRole('button', { name: 'Copy file' }));
  expect(await pasted(page)).toBe(readFileSync(`content/stack/${file}`, 'utf8'));

  await page.goto(`${site.url}ngnix/`);
  await expect(page.getByRole('main').getByRole('link').filter({ hasText: 'nginx' }).first()).toBeVisible();
  expect(
    (await complaints()).filter((line) => !line.includes('ngnix') && !/404|Failed to load resource/.test(line)),
  ).toEqual([]);
});

test('a line can be linked, and its note is lit with it', async ({ page, site }) => {
  const lines = page.getByRole('group', { name: '/etc/systemd/system/gunicorn.socket' });
  await page.goto(`${site.url}files/base/etc/systemd/system/gunicorn.socket/`);
  const marked = lines.locator('[data-k="1"]').first();
  const plain = await marked.evaluate((line) => getComputedStyle(line).backgroundColor);
  const mark = lines.getByRole('link', { name: /^Note 1:/ });
  await mark.focus();
  await expect(marked).not.toHaveCSS('background-color', plain);
  const lit = await marked.evaluate((line) => getComputedStyle(line).backgroundColor);
  const note = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Note 1, back to its line' }) });
  expect(await note.evaluate((item) => getComputedStyle(item).backgroundColor)).toBe(lit);
});
