import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { violationsInBothThemes } from '../support/axe.ts';
import { bringEveryPart, forgetWorker, madeOfText } from '../support/every-part.ts';
import { layoutFaults } from '../support/layout.ts';
import { rulesNotAskedFor } from '../support/sheets.ts';
import { sharedNames } from '../support/names.ts';
import { apartFaults, windows } from '../support/together.ts';
import { kindsOf, repeating } from '../support/page-kinds.ts';
import { pageName, pagesInCommon, pagesOf, pagesToday, root } from '../support/sites.ts';
import { expect, ofPage, test } from '../support/test.ts';

// One visit to each page checks all that holds on every page: no complaint of the browser, no text past an edge, notes
// beside their code, every rule there, axe, names that differ, no markup made of a text. A check that fails does not
// stop the ones after it. What pages of a kind load later is the same for all of them.

const withParts = pagesInCommon(root);

for (const address of pagesToday(root)) {
  test(`${pageName(address)} is silent, fits, is accessible and trusted`, ofPage, async ({ site, shared }) => {
    if (repeating.includes(address)) test.setTimeout(300_000);
    const { page, watch } = shared;
    const answer = await page.goto(site.url + address);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    expect.soft(await watch.complaints()).toEqual([]);

    expect.soft(await layoutFaults(page, 320, 13), '320 px').toEqual([]);
    expect.soft(await layoutFaults(page, 390), '390 px').toEqual([]);
    expect.soft(await layoutFaults(page, 1440), '1440 px').toEqual([]);
    for (const window of windows) expect.soft(await apartFaults(page, window), `${window.width} px`).toEqual([]);

    expect.soft(await rulesNotAskedFor(page, root.folder)).toEqual([]);
    expect.soft(await violationsInBothThemes(page)).toEqual([]);
    // The whole guide has the names of every chapter, and each chapter's are looked at on its own page.
    if (!repeating.includes(address)) expect.soft(await sharedNames(page), 'names').toEqual([]);
    if (!withParts.includes(address)) return;
    expect.soft(await madeOfText(page)).toBe('TypeError');
    // What the browser said of that try is not a complaint about the page.
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

/** Names of the elements of ours on a page. */
function partsOf(address: string): string {
  const html = readFileSync(join(root.folder, address, address.endsWith('.html') ? '' : 'index.html'), 'utf8');
  return [...new Set(html.match(/<[a-z]+-[a-z-]+/g))].toSorted().join(' ');
}

for (const [folder, alike] of kindsOf(pagesOf(root)))
  test(`all pages below /${folder} have the same parts`, () => {
    const groups = Map.groupBy(alike, partsOf);
    expect([...groups].map(([parts, pages]) => `${pages.length}, such as ${pages[0]}: ${parts}`)).toHaveLength(1);
  });
