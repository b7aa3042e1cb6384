import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('the theme goes round system, light and dark, and is remembered', async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${site.url}nginx/`);
  const button = page.getByRole('button', { name: 'Theme:' }).first();
  await expect(button).toHaveText('Theme: system');
  const dark = await ground(page);
  await button.click();
  await expect(button).toHaveText('Theme: light');
  const light = await ground(page);
  expect(light).not.toBe(dark);
  await page.reload();
  expect(await ground(page)).toBe(light);
  await button.click();
  await expect(button).toHaveText('Theme: dark');
  expect(await ground(page)).toBe(dark);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await ground(page)).toBe(dark);
  await button.click();
  await expect(button).toHaveText('Theme: system');
  expect(await ground(page)).toBe(light);
});

test('a stored theme is set before the body is there, with every script file held back', async ({ page, site }) => {
  await page.goto(site.url);
  await page.evaluate(() => localStorage.setItem('/theme', 'dark'));
  await page.route('**/*.js', (route) => route.abort());
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.body) return;
      document.documentElement.dataset['atBody'] = document.documentElement.dataset['theme'] ?? 'none';
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  for (const address of ['', 'nginx/', '404.html']) {
    await page.goto(site.url + address);
    await expect(page.locator('html')).toHaveAttribute('data-at-body', 'dark');
  }
});
