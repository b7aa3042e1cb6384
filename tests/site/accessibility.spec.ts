import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from '@playwright/test';
import { pageName, pagesOf, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

declare const axe: { run(context?: unknown, options?: unknown): Promise<AxeResults> };

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules broken on the page as it stands, with the elements that break them. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const { violations: found, passes } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  expect(passes.length).toBeGreaterThan(10);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${String(target)}: ${html.slice(0, 120)}`),
  );
}

for (const address of pagesOf(root)) {
  test(`axe finds nothing on ${pageName(address)} in either theme`, async ({ site, shared: { page } }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      if (colorScheme === 'light') await page.goto(site.url + address);
      expect(await violations(page), colorScheme).toEqual([]);
    }
  });
}

test('axe finds nothing in the open search, nor on a phone', async ({ site, page }) => {
  await page.goto(site.url);
  await page.keyboard.press('/');
  await page.keyboard.type('socket');
  await expect(page.getByRole('option').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of ['', 'systemd/', 'files/', 'notes/']) {
    await page.goto(site.url + address);
    expect(await violations(page), address).toEqual([]);
  }
});

test('axe finds nothing in the broken line, nor in a replay that is stepped', async ({ site, page }) => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('about:blank');
    await page.goto(`${site.url}#line&v1&break=disallowed-host`);
    await expect(page.getByRole('button', { name: 'Mend it' })).toBeVisible();
    expect(await violations(page), `line at ${width}`).toEqual([]);
    await page.goto(`${site.url}request-path/#replay&v1&kind=static&hop=3`);
    await expect(page.getByRole('row', { name: /^Cache-Control/ })).toBeVisible();
    expect(await violations(page), `replay at ${width}`).toEqual([]);
  }
});
