import type { Locator } from '@playwright/test';
import { expect, test } from '../support/test.ts';

// Edges that belong together, and room for what is looked at.

const phone = { width: 390, height: 844 };

async function boxOf(part: Locator) {
  const box = await part.boundingBox();
  if (!box) throw new Error(`${String(part)} is not shown`);
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

for (const viewport of [phone, { width: 1440, height: 900 }])
  test(`at ${viewport.width} px the ring of each station is clear of the header`, async ({ page, site }) => {
    const ringPx = 6;
    await page.setViewportSize(viewport);
    await page.goto(`${site.url}nginx/`);
    const { bottom } = await boxOf(page.getByRole('banner'));
    const line = page.getByRole('navigation', { name: 'Where you are on the request path' });
    for (const station of await line.getByRole('link').all())
      expect((await boxOf(station)).y - ringPx, await station.innerText()).toBeGreaterThanOrEqual(bottom);
  });

test('the first page has one right edge', async ({ page, site }) => {
  await page.goto(site.url);
  const edges = await Promise.all(
    [
      page.getByRole('navigation', { name: 'What you can do here' }),
      page.getByRole('table'),
      page.getByRole('button', { name: 'Break it' }),
      page.getByText('No 200?'),
      page.getByRole('banner').getByRole('button', { name: /^Theme/ }),
    ].map(async (part) => Math.round((await boxOf(part)).right)),
  );
  expect(new Set(edges).size, edges.join(', ')).toBe(1);
});

test('what was checked and what was typed stand together', async ({ page, site }) => {
  await page.goto(`${site.url}troubleshooting/chdir-200/`);
  const checks = page.getByRole('group').filter({ hasText: /^\s*\d+ checks,/ });
  const typed = page.getByRole('group').filter({ hasText: /^\s*Everything that was typed/ });
  expect((await boxOf(typed)).y - (await boxOf(checks)).bottom).toBeLessThan(1);
});

test('the link of a heading follows its last word', async ({ page, site }) => {
  await page.setViewportSize(phone);
  await page.goto(`${site.url}nginx/`);
  const away = await page.evaluate(() =>
    [...document.querySelectorAll('main :is(h2, h3) + a')].map((link) => {
      const rows = [...(link.previousElementSibling?.getClientRects() ?? [])];
      const last = rows.at(-1);
      const { left, top, bottom } = link.getBoundingClientRect();
      return { rows: rows.length, px: last && top < last.bottom && last.top < bottom ? left - last.right : Infinity };
    }),
  );
  expect(away.some(({ rows }) => rows > 1)).toBe(true);
  expect(away.filter(({ px }) => Math.abs(px) > 1)).toEqual([]);
});

test('in forced colours the lines of the queue stop before its words', async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(`${site.url}wsgi/`);
  const worker = page.getByText('worker 1', { exact: true }).filter({ visible: true }).first();
  await expect(worker).toHaveCSS('paint-order', 'stroke');
  await expect(worker).not.toHaveCSS('stroke', 'none');
});
