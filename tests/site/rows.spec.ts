import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

// On a phone: where a row of code ends, and what a table says that is set as a list.

test.use({ viewport: { width: 390, height: 844 } });

/** Options that stand on two rows, of all that are in sight when the page is unfolded. */
function brokenOptions(page: Page): Promise<{ seen: number; broken: string[] }> {
  return page.evaluate(() => {
    let seen = 0;
    const broken: string[] = [];
    const range = document.createRange();
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    for (const code of document.querySelectorAll('main code')) {
      code.scrollIntoView();
      const nodes: Text[] = [];
      const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) nodes.push(walker.currentNode as Text);
      const text = nodes.map(({ data }) => data).join('');
      const at = (index: number): [Text, number] => {
        let before = 0;
        for (const node of nodes) {
          if (index <= before + node.length) return [node, index - before];
          before += node.length;
        }
        throw new RangeError(`${index} in "${text}"`);
      };
      for (const { index, 0: all, 1: option = '' } of text.matchAll(/(?:^|\s)(--?[A-Za-z][\w-]{0,20})(?![\w-])/g)) {
        const from = index + all.length - option.length;
        range.setStart(...at(from + 1 > text.length ? from : from));
        range.setEnd(...at(from + option.length));
        const rows = new Set(
          [...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top)),
        );
        if (rows.size > 0) seen += 1;
        if (rows.size > 1) broken.push(`${option} in "${text.slice(index, index + 40)}"`);
      }
    }
    return { seen, broken };
  });
}

for (const address of [
  'systemd/',
  'cheat-sheet/',
  'troubleshooting/chdir-200/',
  'files/base/code-dir/src/requirements.txt/',
])
  test(`no row of /${address} ends within an option`, async ({ page, site }) => {
    await page.goto(site.url + address);
    const { seen, broken } = await brokenOptions(page);
    expect(seen).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  });

test('each value of a table stands behind the name of its column, the first as well', async ({ page, site }) => {
  await page.goto(`${site.url}troubleshooting/`);
  const names = await page.evaluate(() =>
    [...document.querySelectorAll('main .scroll tbody tr > :first-child')].map((cell) => [
      getComputedStyle(cell, '::before').content.trim(),
      cell.closest('table')?.querySelector('thead tr > *')?.textContent?.trim(),
    ]),
  );
  expect(names.length).toBeGreaterThan(0);
  for (const [shown, head] of names) expect(shown).toContain(head);
});
