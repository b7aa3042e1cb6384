import { chaptersOf, pageName, root } from '../support/sites.ts';
import { clock } from '../../src/shared/dates.ts';
import { expect, test } from '../support/test.ts';

// How long the guide says that its chapters take.

/** Words a minute of adults who read English non-fiction as their first language: nobody shall be asked to be faster. */
const fastest = 238;

test('no chapter asks to be read faster than people read, the notes on its files included', async ({
  site,
  shared,
}) => {
  for (const chapter of chaptersOf(root)) {
    await shared.page.goto(site.url + chapter);
    const minutes = parseInt(await shared.page.getByText(/^\d+ minutes$/).innerText());
    const words = await shared.page.evaluate(() => {
      const texts = document.querySelectorAll<HTMLElement>(
        'main .run > :is(p, ul, ol):not(.sources, .rows), main .run > .scroll, [data-place=note]',
      );
      const text = [...texts].map(({ textContent }) => textContent).join(' ');
      return text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
    });
    expect.soft(words / minutes, `${pageName(chapter)}: ${words} words`).toBeLessThanOrEqual(fastest);
    expect.soft(words).toBeGreaterThan(0);
  }
});

test('the timetable adds up what the chapters say', async ({ page, site }) => {
  await page.goto(site.url);
  const table = page.getByRole('table');
  const paths = (await table.getByRole('columnheader').count()) - 3;
  expect(paths).toBeGreaterThan(0);
  const sums = Array.from({ length: paths }, () => 0);
  for (const row of await table.locator('tbody').getByRole('row').all()) {
    const cells = await row.locator('> *').allInnerTexts();
    const link = row.getByRole('rowheader').getByRole('link');
    const minutes = Number(/^(\d+) min$/.exec(cells[2] ?? '')?.[1]);
    const head = await page.request.get(new URL((await link.getAttribute('href')) ?? '', site.url).href);
    expect.soft(await head.text()).toContain(`${minutes} minutes`);
    for (const [at, cell] of cells.slice(3).entries()) {
      if (!/\d/.test(cell)) continue;
      sums[at] = (sums[at] ?? 0) + minutes;
      expect.soft(cell).toBe(clock(sums[at] ?? 0));
    }
  }
  const totals = await table.locator('tfoot').getByRole('cell').allInnerTexts();
  expect(totals.slice(-paths)).toEqual(sums.map((sum) => `${clock(sum)} h`));
});
