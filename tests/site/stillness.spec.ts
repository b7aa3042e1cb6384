import type { Page } from '@playwright/test';
import { drawAll } from '../support/draw-all.ts';
import { expect, test } from '../support/test.ts';

// Parts that come late find their room: what a reader looks at stays where it is.

/** Sums the layout shifts of a page from now on, as browsers score them. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const root = document.documentElement;
    root.dataset['shift'] = '0';
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value } = entry as PerformanceEntry & { value: number };
        root.dataset['shift'] = String(Number(root.dataset['shift']) + value);
      }
    }).observe({ type: 'layout-shift' });
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset['shift']));
}

for (const width of [390, 1440])
  test(`at ${width} px the questions of a chapter do not move when their script comes`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 844 });
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/self-check\.element/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${site.url}systemd/#check-yourself`);
    await expect(page.getByRole('heading', { name: 'Check yourself' })).toBeInViewport();
    const heights = () =>
      page
        .locator('self-check label')
        .evaluateAll((all) => all.map((label) => Math.round(label.getBoundingClientRect().height)));
    const before = await heights();
    const shift = await watchShifts(page);
    release();
    await page.waitForFunction(() => customElements.get('self-check') !== undefined);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await heights()).toEqual(before);
    expect(await shift()).toBeLessThan(0.01);
  });

for (const place of ['start/#install', 'nginx/#timeouts', 'systemd/#check-yourself', 'deploys/#rollback'])
  test(`what is above /${place} has its true height when a link leads there`, async ({ page, site }) => {
    await page.goto(site.url + place);
    const heights = () =>
      page.evaluate(() => {
        const target = document.getElementById(location.hash.slice(1));
        const all = [...document.querySelectorAll('main .run, main .run > *')];
        const above = all.filter(
          (part) => target && part.compareDocumentPosition(target) === Node.DOCUMENT_POSITION_FOLLOWING,
        );
        return above.map((part) => Math.round(part.getBoundingClientRect().height));
      });
    const before = await heights();
    expect(before.length).toBeGreaterThan(20);
    await drawAll(page);
    expect(await heights()).toEqual(before);
  });
