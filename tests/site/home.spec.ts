import type { Page } from '@playwright/test';
import { readEvidence, referenceRun } from '../../src/shared/build/evidence.ts';
import { guide } from '../../src/shared/build/guide.ts';
import { baseSet } from '../../src/shared/build/stack.ts';
import { movePointer } from '../support/pointer.ts';
import { expect, test } from '../support/test.ts';

// The first page: what the guide is, and the doors to what can be done in it.

const doors = (page: Page) => page.getByRole('navigation', { name: 'What you can do here' }).getByRole('link');

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`at ${width} px the sentence and every door are in sight, and each leads to its place`, async ({
    page,
    site,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(site.url);
    const title = page.getByRole('heading', { level: 1 });
    const record = readEvidence('set', baseSet);
    const versions = record ? referenceRun(record).versions : {};
    for (const name of ['Django', 'Debian', 'nginx', 'systemd', 'Gunicorn', 'Uvicorn'])
      await expect(title).toContainText(`${name} ${versions[name]}`);
    await expect(title).toContainText('Linux server');
    const paths = [];
    for (const door of await doors(page).all()) {
      if (!(await door.isVisible())) continue;
      await expect(door).toBeInViewport({ ratio: 1 });
      paths.push(await door.getAttribute('href'));
    }
    expect(paths).toEqual(guide.home.doors.map(({ path }) => path));
    for (const path of paths.filter((path) => path?.includes('#'))) {
      await page.goto(new URL(path ?? '', site.url).href);
      await expect(page.locator(`[id="${path?.split('#')[1]}"]`)).toBeInViewport();
    }
  });

test('who has read here finds the section again; the next chapter once this one is read', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(page.getByRole('link', { name: /^Continue/ })).toBeHidden();
  await page.goto(`${site.url}systemd/`);
  const heading = page.getByRole('heading', { level: 2 }).nth(2);
  const title = (await heading.innerText()).trim();
  const id = await heading.evaluate((element) => element.closest('section')?.id);
  await heading.evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 150));
  await expect.poll(() => page.evaluate(() => localStorage.getItem('/bookmark'))).toContain(title);
  await page.goto(site.url);
  const on = page.getByRole('link', { name: `Continue: systemd sockets and services, ${title}` });
  await expect(on).toHaveAttribute('href', new RegExp(`/systemd/#${id}$`));
  await on.click();
  await expect(page).toHaveURL(`${site.url}systemd/#${id}`);
  await page.evaluate(() =>
    localStorage.setItem('/progress', '{"path":"call","read":["systemd"],"checks":[],"answers":{},"version":1}'),
  );
  await page.goto(site.url);
  await expect(page.getByRole('link', { name: 'Continue: WSGI and Gunicorn', exact: true })).toHaveAttribute(
    'href',
    /\/wsgi\/$/,
  );
});

for (const kept of ['', 'nginx', '#', 'nowhere#a b', '<b>#<b> <b>', 'nginx#'.repeat(900)])
  test(`a bookmark "${kept.slice(0, 12)}" makes no door, and the page stays whole`, async ({ page, site }) => {
    await page.addInitScript((text) => localStorage.setItem('/bookmark', text), kept);
    await page.goto(site.url);
    await expect(doors(page).last()).toBeVisible();
    await expect(page.getByRole('link', { name: /^Continue/ })).toBeHidden();
  });

for (const width of [1440, 390])
  test(`at ${width} px nothing of the timetable moves when its script comes`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(() =>
      localStorage.setItem('/progress', '{"path":"run","read":["nginx"],"checks":[],"answers":{},"version":1}'),
    );
    await page.goto(`${site.url}#chapters`);
    const rows = page.getByRole('table').getByRole('row');
    const places = () => rows.evaluateAll((all) => all.map((row) => Math.round(row.getBoundingClientRect().top)));
    const before = await places();
    await movePointer(page);
    await expect(page.getByRole('button', { name: 'Followed Run the server' })).toBeVisible();
    await expect(page.getByRole('row', { name: /^nginx.* read/ })).toBeVisible();
    expect(await places()).toEqual(before);
  });

test('a guide has the doors that it names, and its headline where it says no sentence', async ({ page, other }) => {
  await page.goto(other.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/One ship,\s+one berth\./);
  await expect(doors(page).filter({ visible: true })).toHaveText(['Begin here']);
});
