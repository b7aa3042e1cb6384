import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { nameOf } from '../../src/features/snippet/reviewed-place.ts';
import { copiedBy } from '../support/clipboard.ts';
import { expect, test } from '../support/test.ts';
import { field, onward, results, said } from '../support/troubleshooter.ts';

// Four ways through the guide, counted as their reader counts: what they press, and how many windows they scroll.

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Counts what a reader does on the way, and says so at its end. */
class Journey {
  readonly acts: string[] = [];
  readonly #page: Page;
  readonly #name: string;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.#name = name;
  }

  async act(what: string, does: () => Promise<unknown>): Promise<void> {
    this.acts.push(what);
    await does();
  }

  /** @returns how many windows lie between the upper edge of this one and a thing, 0 if it is in sight. */
  async windowsTo(place: Locator): Promise<number> {
    const { y } = (await place.boundingBox()) ?? { y: Infinity };
    const { height } = this.#page.viewportSize() ?? { height: NaN };
    const windows = y >= 0 && y < height ? 0 : Math.abs(y) / height;
    console.log(
      `figure: ${this.#name}: ${this.acts.length} acts (${this.acts.join(', ')}), ${windows.toFixed(1)} windows`,
    );
    return windows;
  }
}

test('a reviewer links a directive in two acts', async ({ page, context, site }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const text = 'SocketMode=0600';
  expect(readFileSync('content/stack/base/etc/systemd/system/gunicorn.socket', 'utf8')).toContain(text);
  const journey = new Journey(page, 'link to a directive');
  await page.goto(`${site.url}systemd/`);
  const line = page.locator('pre span[id]').filter({ hasText: text });
  await line.scrollIntoViewIfNeeded();
  // The number in front of the line is its link, once somebody looks at the file.
  await line.hover();
  await expect(page.locator('[data-lit]').filter({ hasText: text }).first()).toBeVisible();
  await journey.act('the number of the line', () => line.click({ position: { x: -44, y: 12 }, force: true }));
  const button = page.getByRole('button', { name: `Copy PR link to ${nameOf({ text })}` });
  const windows = await journey.windowsTo(button);
  const link = await copiedBy(page, () => journey.act('Copy PR link', () => button.click()));
  expect(link).toContain(`[/etc/systemd/system/gunicorn.socket, ${nameOf({ text })}](${site.url}systemd/#`);
  expect(journey.acts.length).toBe(2);
  expect(windows).toBe(0);
});

test.describe('on a phone', () => {
  test.use(phone);

  test('a failure that is covered: from the first page to its fix in three acts, without scrolling', async ({
    page,
    site,
  }) => {
    const journey = new Journey(page, 'covered failure');
    await page.goto(site.url);
    await journey.act('Paste an error', () => page.getByRole('link', { name: 'Paste an error' }).tap());
    await expect(field(page)).toBeInViewport({ ratio: 1 });
    await journey.act('the paste', async () => {
      await field(page).tap();
      await page.keyboard.insertText(
        'connect() to unix:/run/shop.sock failed (13: Permission denied) while connecting',
      );
    });
    const fix = results(page).first().getByRole('link', { name: 'Fix', exact: true });
    await expect(fix).toBeInViewport({ ratio: 1 });
    await journey.act('Fix', () => fix.tap());
    const heading = page.getByRole('heading', { level: 2, name: 'Fix' });
    await expect(heading).toBeInViewport();
    expect(await journey.windowsTo(heading)).toBe(0);
    expect(journey.acts.length).toBe(3);
  });

  test('a failure that is not covered: what is offered is in sight after the paste', async ({ page, site }) => {
    const journey = new Journey(page, 'failure that is not covered');
    await page.goto(`${site.url}troubleshooting/`);
    await journey.act('the paste', async () => {
      await field(page).tap();
      await page.keyboard.insertText(
        'Oct 01 10:00:00 web1 systemd[1]: Starting logrotate.service - Rotate log files...',
      );
    });
    await expect(said(page)).toHaveText(/Written by systemd/);
    const search = page.getByRole('button', { name: /^Search the guide for/ });
    expect([await journey.windowsTo(onward(page)), await journey.windowsTo(search)]).toEqual([0, 0]);
  });
});

test('a first visit comes to its first command in two acts', async ({ page, site }) => {
  const journey = new Journey(page, 'first visit to first command');
  await page.goto(site.url);
  await journey.act('Start here', () => page.getByRole('link', { name: 'Start here' }).first().click());
  await journey.act('Install the packages', () =>
    page.getByRole('navigation', { name: 'Chapters' }).getByRole('link', { name: 'Install the packages' }).click(),
  );
  await expect(page.getByRole('heading', { name: 'Install the packages' })).toBeInViewport();
  const copy = page
    .locator('#install')
    .getByRole('button', { name: /^Copy commands/ })
    .first();
  expect(await journey.windowsTo(copy)).toBe(0);
});
