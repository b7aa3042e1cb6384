import { violations } from '../support/axe.ts';
import { pageName, pagesOf, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

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
