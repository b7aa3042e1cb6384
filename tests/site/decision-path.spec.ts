import type { Page } from '@playwright/test';
import { project } from '../lab/values.ts';
import { recordedFaults } from '../support/faults.ts';
import { layoutFaults } from '../support/layout.ts';
import { expect, test } from '../support/test.ts';
import { field, journal, onward, openTroubleshooter, results, said, section } from '../support/troubleshooter.ts';

// What nothing matches, and the path for that: by keyboard, by touch, without a script.

const branch = (page: Page, name: string) => section(page).getByRole('group').filter({ hasText: name }).first();

test('what nothing knows is said, with the code it names, and a link leads to that branch', async ({ page, site }) => {
  await openTroubleshooter(page, site);
  await expect(onward(page)).toBeHidden();
  await field(page).fill('Our monitor says: 502 since this morning');
  await expect(said(page)).toHaveText('Nothing here matches, but it names 502. What helps next:');
  await expect(results(page)).toHaveCount(0);
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(onward(page)).toBeFocused();
  await page.keyboard.press('Enter');
  const summary = branch(page, '502 Bad Gateway').getByText('502 Bad Gateway', { exact: true });
  await expect(page.getByText('nginx got no valid answer from the application server. Its error log')).toBeInViewport();
  // A screen reader is told where the link led, and not all that stands there.
  await expect(said(page).last()).toHaveText('502 Bad Gateway');
  await page.keyboard.press('Tab');
  await expect(summary).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '502, (2: No such file or directory)' }).first()).toBeFocused();
  await expect(page.getByText(`# tail -n 50 /var/log/nginx/${project}.error.log`).first()).toBeVisible();
});

test('without any code the link leads to the first branch', async ({ page, site }) => {
  await openTroubleshooter(page, site);
  await field(page).fill('Lorem ipsum dolor sit amet');
  await expect(said(page)).toHaveText('Nothing here matches. What helps next:');
  await onward(page).click();
  await expect(branch(page, '502 Bad Gateway').getByText('nginx got no valid answer')).toBeInViewport();
  await field(page).fill('');
  await expect(said(page)).toHaveText('');
  await expect(onward(page)).toBeHidden();
});

test('of the branches one is open at a time', async ({ page, site }) => {
  await openTroubleshooter(page, site);
  for (const [name, other] of [
    ['504 Gateway Time-out', 'The request was accepted'],
    ['413 Request Entity Too Large', 'nginx refused the upload'],
  ] as const) {
    await section(page).getByText(name, { exact: true }).click();
    await expect(section(page).getByText(other)).toBeVisible();
  }
  await expect(section(page).getByText('The request was accepted')).toBeHidden();
});

test('on a phone: by touch, nothing past the edge, targets large enough', async ({ browser, site }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await openTroubleshooter(page, site);
  await field(page).tap();
  await page.keyboard.insertText(journal);
  await expect(results(page)).toHaveCount(2);
  expect(await layoutFaults(page, 390, 13)).toEqual([]);
  await field(page).fill('it is 504 again');
  await onward(page).tap();
  const hop = section(page).getByText('Gunicorn: The error log has upstream timed out');
  expect((await hop.boundingBox())?.height).toBeGreaterThanOrEqual(40);
  await hop.tap();
  await section(page).getByRole('link', { name: '504, upstream timed out (110)' }).tap();
  await expect(page).toHaveURL(`${site.url}troubleshooting/gateway-timeout/`);
  await context.close();
});

test('without JavaScript the path and the list are there, the field is not', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}troubleshooting/`);
  await expect(field(page)).toBeHidden();
  await expect(page.getByText('Comparing a line needs JavaScript.')).toBeVisible();
  await page.getByText('413 Request Entity Too Large', { exact: true }).click();
  await page.getByText('nginx: For an upload').click();
  await expect(page.getByRole('link', { name: '413, too large body' }).first()).toBeVisible();
  for (const { title } of recordedFaults())
    await expect(page.getByRole('link', { name: title, exact: true }).first()).toBeAttached();
  await context.close();
});
