import { expect, type Page } from '@playwright/test';
import { movePointer } from './pointer.ts';

/** Tries to make markup of a text. @returns the name of the error, `markup` where it went through. */
export function madeOfText(page: Page): Promise<string> {
  return page.evaluate(() => {
    try {
      document.createElement('p').innerHTML = '<b>';
    } catch (error) {
      return (error as Error).name;
    }
    return 'markup';
  });
}

/** Uses whatever a page has, as a reader may: every part of it is loaded afterwards. */
export async function bringEveryPart(page: Page): Promise<void> {
  await page.keyboard.press('Shift');
  await movePointer(page);
  for (const near of await page.locator('main h2').all()) await near.scrollIntoViewIfNeeded();
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('main p') ?? document.body));
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search the guide' }).fill('socket');
  await expect(page.getByRole('listbox', { name: 'Results' }).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.evaluate(() => getSelection()?.removeAllRanges());
  const worker = () => page.evaluate(async () => Boolean(await navigator.serviceWorker.getRegistration()));
  await expect.poll(worker).toBe(true);
  await page.getByRole('link', { name: 'Your values' }).first().click();
  await expect(page.getByLabel('Domain', { exact: true }).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
}

/** Takes the worker away, with all that it keeps: the next page is opened as on a first visit. */
export function forgetWorker(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
}
