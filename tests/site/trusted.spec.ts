import { pageName, pagesOf, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

// No text becomes markup or a script, on any page, and nothing that the guide does wants that: every part is brought in.

for (const path of pagesOf(root)) {
  test(`${pageName(path)} does what it does without a text becoming markup or script`, async ({ site, shared }) => {
    const { page, watch } = shared;
    await page.goto(site.url + path);
    const tried = await page.evaluate(() => {
      try {
        document.createElement('p').innerHTML = '<b>';
      } catch (error) {
        return (error as Error).name;
      }
      return 'markup';
    });
    expect(tried).toBe('TypeError');
    // What that try has said is no complaint of the guide's.
    await watch.complaints();
    await page.evaluate(() => (window.refused = []));
    await page.keyboard.press('Shift');
    await page.mouse.move(5, 5);
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
    const heard = await watch.complaints();
    expect(heard.filter((line) => !(path === '404.html' && line.startsWith('404')))).toEqual([]);
  });
}
