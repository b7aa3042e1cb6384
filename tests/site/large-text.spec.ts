import { chromium, type Browser, type Page } from '@playwright/test';
import { layoutFaults } from '../support/layout.ts';
import { shell } from '../support/browsers.ts';
import { expect, test } from '../support/test.ts';

// Text at 200 % on a phone. A browser asks for it by its own size of letters, which media queries in rem read, too.

const width = 390;
let large: Browser;

test.beforeAll(async () => {
  const { args = [], ...options } = shell.launchOptions;
  large = await chromium.launch({ ...options, args: [...args, '--blink-settings=defaultFontSize=32'] });
});
test.afterAll(() => large.close());

for (const address of [
  '',
  'nginx/',
  'troubleshooting/',
  'troubleshooting/chdir-200/',
  'files/',
  'proof/request-replay/',
])
  test(`/${address} flows anew in letters of twice the size`, async ({ site }) => {
    const page = await large.newPage({ viewport: { width, height: 844 } });
    try {
      await page.goto(site.url + address);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
      expect(await layoutFaults(page, width)).toEqual([]);
      expect(await rowsOfWords(page)).toEqual([]);
      const header = page.getByRole('banner');
      for (const each of await header
        .getByRole('link')
        .or(header.getByRole('button'))
        .filter({ visible: true })
        .all()) {
        const { left, right, wide } = await each.evaluate((link) => {
          const box = link.getBoundingClientRect();
          return { left: box.left, right: box.right, wide: link.scrollWidth - link.clientWidth };
        });
        const name = await each.innerText();
        expect(right - left, name).toBeGreaterThan(32);
        expect(wide, name).toBeLessThanOrEqual(0);
        expect(left, name).toBeGreaterThanOrEqual(0);
        expect(right, name).toBeLessThanOrEqual(width);
      }
    } finally {
      await page.close();
    }
  });

/** Words of the title that stand on more than one row. */
function rowsOfWords(page: Page): Promise<string[]> {
  return page.getByRole('heading', { level: 1 }).evaluate((title) => {
    const broken: string[] = [];
    const texts = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      for (const { 0: word, index } of text.nodeValue?.matchAll(/\S+/g) ?? []) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
      }
    return broken;
  });
}
