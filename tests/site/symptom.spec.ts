import { layoutFaults } from '../support/layout.ts';
import { symptoms } from '../support/content.ts';
import { expect, test } from '../support/test.ts';

// The page of a failure, opened at night on a phone: the fix is one tap away, and what helps stands before what completes.

const ways = ['Cause', 'Check', 'Fix'];

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('below the title of every failure are links to its cause, check and fix, in sight', async ({ page, site }) => {
  test.setTimeout(120_000);
  for (const { id } of symptoms()) {
    await page.goto(`${site.url}troubleshooting/${id}/`);
    const links = page.getByRole('navigation', { name: 'This failure' }).getByRole('link');
    expect(
      (await links.allTextContents()).map((text) => text.trim()),
      id,
    ).toEqual(ways);
    for (const link of await links.all()) await expect(link, id).toBeInViewport({ ratio: 1 });
  }
});

test('one tap leads from the title to the fix', async ({ page, site }) => {
  await page.goto(`${site.url}troubleshooting/socket-permission/`);
  for (const name of ways) {
    const link = page.getByRole('navigation', { name: 'This failure' }).getByRole('link', { name });
    expect((await link.boundingBox())?.height, name).toBeGreaterThanOrEqual(24);
    await link.tap();
    await expect(page.getByRole('heading', { level: 2, name })).toBeInViewport();
    await page.evaluate(() => scrollTo(0, 0));
  }
  expect(await layoutFaults(page, 390, 13)).toEqual([]);
});

test('the line stands first, other wordings behind the proof', async ({ page, site }) => {
  const fault = symptoms().find(({ also }) => also.length > 0);
  await page.goto(`${site.url}troubleshooting/${fault?.id}/`);
  const found = await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents();
  const headings = found.map((text) => text.trim());
  const names = headings.map((text) => text.replace(/\s*#$|\s*Link$/, ''));
  expect(names.slice(0, 5)).toEqual([...ways, 'Reproduced in the lab', 'Also written']);
  const section = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Also written' }) });
  for (const wording of fault?.also ?? []) await expect(section).toContainText(wording);
  const [line, cause] = [page.getByRole('group', { name: 'Log line' }), page.getByRole('heading', { name: 'Cause' })];
  expect((await line.boundingBox())?.y).toBeLessThan((await cause.boundingBox())?.y ?? 0);
});
