import type { Page } from '@playwright/test';
import { layerNames } from '../../src/shared/stations.ts';
import { variantWords } from '../../src/shared/variant-words.ts';
import { firstVariant, variants } from '../../src/shared/variants.ts';
import { holdAnimations } from '../support/held.ts';
import { recordedLineFaults, recordedLine } from '../support/replay-record.ts';
import { expect, test } from '../support/test.ts';
import { watch } from '../support/watch.ts';

// The first page's line: what was recorded, sent again, broken and mended.

const faults = recordedLineFaults();
/** Words of a line that a page may shorten: its beginning, up to what is left out. */
const beginning = (line: string) => line.split(/ host="| request_id=|, client: /)[0] ?? line;

function line(page: Page) {
  const stations = page.getByRole('main').getByRole('listitem');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  return {
    stations,
    button,
    failure: page.getByRole('combobox', { name: 'Failure' }),
    status: page.getByRole('status'),
  };
}

for (const way of variants) {
  const first = way === firstVariant;
  test(`without script the finished run stands there; with ${way} chosen, that way's`, async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: !first });
    const page = await context.newPage();
    await page.goto(`${site.url}${first ? '' : `#line&v1&variant=${way}`}`);
    const { stations, button } = line(page);
    for (const [name, hop] of [
      ['nginx', 'relay'],
      ['socket', 'queue'],
      [layerNames[variantWords[way].station], 'answer'],
      ['Django', 'view'],
    ] as const) {
      const text = beginning(recordedLine(`${way}-socket`, hop));
      await expect(
        stations
          .filter({ hasText: new RegExp(`^\\s*${name}`) })
          .getByText(text)
          .filter({ visible: true }),
      ).toBeVisible();
    }
    await expect(page.getByText('not on this run').filter({ visible: true })).toHaveCount(variants.length - 1);
    await expect(button('Send a request')).toBeVisible({ visible: !first });
    await expect(page.getByRole('link', { name: 'Find the station where it broke' })).toBeVisible();
    await context.close();
  });
}

test('by keyboard alone: send, break at every station, mend', async ({ page, site }) => {
  const { complaints } = await watch(page);
  await page.goto(site.url);
  const { button, failure, status } = line(page);
  await button('Send a request').focus();
  await page.keyboard.press('Enter');
  await expect(status).toHaveText(/^Sent\. HTTP\/1\.1 200 OK\. 1\.4 s here were [\d.]+ ms there: \d+ times slower\.$/);
  await page.keyboard.press('Tab');
  await expect(failure).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(button('Mend it')).toBeFocused();
  const seen: string[] = [];
  for (const { status: code, line: text } of faults) {
    await expect(status).toHaveText(/^Broken at /);
    const told = (await status.textContent()) ?? '';
    seen.push(told);
    expect(told).toContain(`: ${code} `);
    expect(told).toContain(text);
    await expect(page.getByRole('main').getByText(beginning(text)).filter({ visible: true })).toBeVisible();
    await expect(
      page
        .getByRole('main')
        .getByText(new RegExp(`^${code} [A-Z]`))
        .filter({ visible: true }),
    ).toBeVisible();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
  }
  expect(new Set(seen).size).toBe(faults.length);
  await page.keyboard.press('Enter');
  await expect(button('Break it')).toBeFocused();
  await expect(status).toHaveText('Mended. HTTP/1.1 200 OK');
  await expect(page.getByText(beginning(recordedLine('wsgi-socket', 'relay')))).toBeVisible();
  expect(await complaints()).toEqual([]);
});

for (const { id } of faults) {
  test(`a link breaks it with ${id}, and leads on to the fix`, async ({ page, site }) => {
    await page.goto(`${site.url}#line&v1&break=${id}&variant=asgi`);
    const { button } = line(page);
    await expect(button('Mend it')).toBeVisible();
    const fix = page.getByRole('link', { name: 'Why it broke, and how to mend it' });
    await expect(fix).toHaveAttribute('href', new RegExp(`/troubleshooting/${id}/$`));
    await expect(page.getByRole('link', { name: 'Find the station where it broke' })).toBeHidden();
    await button('Mend it').click();
    await expect(fix).toBeHidden();
  });
}

for (const asked of ['nonsense', '', '__proto__', '%', '<b>', 'socket-permission '.repeat(50)]) {
  test(`a link that breaks it with "${asked.slice(0, 20)}" leaves the line whole`, async ({ page, site }) => {
    const { complaints } = await watch(page);
    await page.goto(`${site.url}#line&v1&break=${asked}`);
    const { button, status } = line(page);
    await button('Send a request').click();
    await expect(status).toHaveText(/^Sent\. HTTP\/1\.1 200 OK/);
    await expect(button('Break it')).toBeVisible();
    expect(await complaints()).toEqual([]);
  });
}

test('what moves: nothing before an act, 1.4 s after one, and nothing with reduced motion', async ({ page, site }) => {
  await page.goto(site.url);
  const { button, status } = line(page);
  const moving = () =>
    page.evaluate(() =>
      document.getAnimations().map((animation) => Number(animation.effect?.getComputedTiming().endTime)),
    );
  expect(await moving()).toEqual([]);
  await holdAnimations(page);
  await button('Send a request').click();
  await expect(status).toHaveText(/^Sent/);
  const ends = await moving();
  expect(Math.max(...ends)).toBeGreaterThanOrEqual(1400);
  expect(Math.max(...ends)).toBeLessThanOrEqual(1400 + 160);
  await expect(page.getByText(/times slower\.$/).first()).toBeVisible();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.reload();
  await button('Send a request').click();
  await expect(status).toHaveText(/^Sent/);
  expect(await moving()).toEqual([]);
});

test('by touch at 390 px: broken and mended, and the page does not move sideways', async ({ browser, site }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(site.url);
  const { button, failure } = line(page);
  await failure.selectOption('disallowed-host');
  for (const name of ['Break it', 'Send a request', 'Mend it']) {
    const box = await button(name).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    await button(name).tap();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  }
  await expect(button('Break it')).toBeVisible();
  await context.close();
});

test('a part that does not load says so, and the page stays whole', async ({ page, site }) => {
  await page.route(/request-line/, (route) => route.abort());
  await page.goto(site.url);
  const { button } = line(page);
  await button('Send a request').click();
  await expect(page.getByText('This part did not load.').first()).toBeVisible();
  await expect(page.getByText(beginning(recordedLine('wsgi-socket', 'relay')))).toBeVisible();
});
