import type { Locator, Page } from '@playwright/test';
import { expect, type ServedSite } from './test.ts';

/** The troubleshooter of a page, as a reader finds it. */
export const field = (page: Page): Locator => page.getByRole('textbox', { name: /error line/ });
/** The path by sight, below the head of the chapter. */
export const section = (page: Page): Locator =>
  page
    .getByRole('main')
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Go by what the visitor sees' }) });
/** The answers to a paste. */
export const results = (page: Page): Locator =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: /The visitor sees: / });
export const said = (page: Page): Locator => page.getByRole('status');
export const onward = (page: Page): Locator => page.getByRole('link', { name: /^Go by what the visitor sees/ });

export const journal = `Mar 09 23:59:07 web-07 systemd[1]: Starting shop.service - Gunicorn serving the shop...
Mar 09 23:59:07 web-07 (gunicorn)[40321]: shop.service: Failed at step EXEC spawning /opt/shop/venv/bin/gunicorn: No such file or directory
Mar 09 23:59:07 web-07 systemd[1]: shop.service: Control process exited, code=exited, status=203/EXEC
2027/03/09 23:59:08 [crit] 98#98: *7 connect() to unix:/run/shop.sock failed (13: Permission denied) while connecting to upstream, client: 203.0.113.9, server: shop.example, request: "GET / HTTP/1.1", upstream: "http://unix:/run/shop.sock:/", host: "shop.example"`;

export async function openTroubleshooter(page: Page, site: ServedSite): Promise<void> {
  await page.goto(`${site.url}troubleshooting/`);
  await expect(field(page)).toBeVisible();
}
