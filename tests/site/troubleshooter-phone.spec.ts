import type { Page } from '@playwright/test';
import { paste } from '../support/clipboard.ts';
import { expect, test } from '../support/test.ts';
import { field, openTroubleshooter, results, said } from '../support/troubleshooter.ts';

// The troubleshooter on a phone: a slow network, a keyboard over half the screen, and no keys.

test.use({ viewport: { width: 390, height: 460 }, hasTouch: true, isMobile: true });

/** Brings the field, with what answers behind it, to the lower edge of the window. */
async function showFieldAtTheEnd(page: Page): Promise<void> {
  await field(page).focus();
  await page.waitForFunction(() => customElements.get('trouble-shooter') !== undefined);
  await field(page).evaluate((element) => element.scrollIntoView({ block: 'end' }));
}

test('what is said of a paste comes into sight, and stays still where it is in sight', async ({ page, site }) => {
  await openTroubleshooter(page, site);
  await showFieldAtTheEnd(page);
  await paste(page, 'status=217/USER');
  const outcome = page.getByRole('main').getByText(/^1 failure matches/);
  await expect(outcome).toBeInViewport({ ratio: 1 });
  await expect(field(page)).toBeInViewport({ ratio: 0.9 });
  const place = await page.evaluate(() => scrollY);
  await page.evaluate(() => scrollBy(0, -5));
  await paste(page, ' status=203/EXEC');
  await expect(said(page)).toHaveText(/^2 failures match/);
  expect(await page.evaluate(() => scrollY)).toBe(place - 5);
});

test('what is typed moves nothing', async ({ page, site }) => {
  await openTroubleshooter(page, site);
  await showFieldAtTheEnd(page);
  const place = await page.evaluate(() => scrollY);
  await page.keyboard.insertText('status=217/USER');
  await expect(results(page).first()).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(place);
});

test('keys are not named where there are none, and the note keeps its height', async ({ page, site }) => {
  await openTroubleshooter(page, site);
  const note = page.getByText('Nothing you paste is stored or sent');
  await expect(note.getByText('Ctrl V')).toBeHidden();
  const height = (await note.boundingBox())?.height;
  await field(page).focus();
  await page.waitForFunction(() => customElements.get('trouble-shooter') !== undefined);
  await expect(note.getByText('Ctrl V')).toBeHidden();
  expect((await note.boundingBox())?.height).toBe(height);
});

test('the field is not painted before its rules are there', async ({ page, site }) => {
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/assets/reading.*.css', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${site.url}troubleshooting/`, { waitUntil: 'commit' });
  // What stands before the field can be read meanwhile.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(field(page)).toBeHidden();
  arrive();
  await expect(field(page)).toBeVisible();
  expect((await field(page).boundingBox())?.width).toBeGreaterThan(300);
});
