import { violations } from '../support/axe.ts';
import { bringEveryPart, forgetWorker, madeOfText } from '../support/every-part.ts';
import { layoutFaults } from '../support/layout.ts';
import { repeating } from '../support/page-kinds.ts';
import { pageName, pagesToday, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

// One visit a page: it says nothing, fits any window, can be read by everybody, and makes no markup of a text. What is wrong
// at one look does not keep the others from being taken.

for (const address of pagesToday(root)) {
  test(`${pageName(address)} is silent, fits, is accessible and trusted`, async ({ site, shared }) => {
    if (repeating.includes(address)) test.setTimeout(300_000);
    const { page, watch } = shared;
    const answer = await page.goto(site.url + address);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    expect.soft(await watch.complaints()).toEqual([]);

    expect.soft(await layoutFaults(page, 320, 13), '320 px').toEqual([]);
    expect.soft(await layoutFaults(page, 390), '390 px').toEqual([]);
    expect.soft(await layoutFaults(page, 1440), '1440 px').toEqual([]);

    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page), colorScheme).toEqual([]);
    }

    expect.soft(await madeOfText(page)).toBe('TypeError');
    // What that try has said is no complaint of the guide's.
    await watch.complaints();
    await page.evaluate(() => (window.refused = []));
    try {
      await bringEveryPart(page);
      const heard = await watch.complaints();
      expect.soft(heard.filter((line) => !(address === '404.html' && line.startsWith('404')))).toEqual([]);
    } finally {
      await forgetWorker(page);
    }
  });
}
