import type { Page } from '@playwright/test';
import { annotations, pageOfFile, plain, symptoms } from '../support/content.ts';
import { repeating } from '../support/page-kinds.ts';
import { chaptersWith, pageName, pagesInCommon, pagesOf, pagesToday, root } from '../support/sites.ts';
import { expect, ofPage, test } from '../support/test.ts';

// Without JavaScript: one visit a page, and all that it teaches is there.

/** Controls that do nothing without script. */
async function controls(page: Page): Promise<string[]> {
  const dead = page
    .getByRole('button')
    // The browser opens a popover by itself.
    .and(page.locator(':not([popovertarget])'))
    .or(page.getByRole('radio', { name: /^(WSGI|ASGI)$/ }))
    .or(page.getByRole('combobox'));
  return dead.evaluateAll((all) => all.map((control) => control.outerHTML.slice(0, 120)));
}

const files = new Map(annotations().map((file) => [pageOfFile(file.id), file]));

/** A file: every note on it can be read. */
async function everyNote(page: Page, address: string): Promise<void> {
  const file = files.get(address);
  if (!file) return;
  const text = ((await page.getByRole('main').textContent()) ?? '').replace(/\s+/g, ' ');
  for (const note of file.notes) expect.soft(text, note.id).toContain(plain(note.title));
  await expect
    .soft(page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /back to its line/ }) }))
    .toHaveCount(file.notes.length);
}

const faults = new Map(symptoms().map((fault) => [`troubleshooting/${fault.id}/`, fault]));

/** A symptom: its line, and what to do about it. */
async function everyPart(page: Page, address: string): Promise<void> {
  const fault = faults.get(address);
  if (!fault) return;
  const line = await page.getByRole('group', { name: 'Log line' }).innerText();
  expect.soft(line.replace(/\s+/g, ' ').trim()).toBe(fault.log.line.replace(/\s+/g, ' ').trim());
  for (const part of ['Cause', 'Check', 'Fix'])
    await expect.soft(page.getByRole('heading', { level: 2, name: part })).toBeVisible();
}

const common = pagesInCommon(root);
const looked = pagesToday(root).filter((page) => files.has(page) || faults.has(page) || common.includes(page));

for (const address of looked)
  test(
    `${pageName(address)} shows no control that needs script, and all it teaches`,
    ofPage,
    async ({ site, scriptless }) => {
      if (repeating.includes(address)) test.setTimeout(300_000);
      await scriptless.goto(site.url + address);
      for (const width of [390, 1440]) {
        await scriptless.setViewportSize({ width, height: 900 });
        expect.soft(await controls(scriptless), `${width} px`).toEqual([]);
      }
      await everyNote(scriptless, address);
      await everyPart(scriptless, address);
    },
  );

test('every file with notes and every symptom has its page', () => {
  const pages = pagesOf(root);
  expect([...files.keys(), ...faults.keys()].filter((page) => !pages.includes(page))).toEqual([]);
});

test('every symptom is listed', async ({ site, scriptless }) => {
  await scriptless.goto(`${site.url}troubleshooting/`);
  for (const { title } of symptoms())
    await expect(scriptless.getByRole('link', { name: title, exact: true }).first()).toBeVisible();
});

for (const chapter of chaptersWith(root, 'Variant'))
  test(`/${chapter}: both ways stand on the page, each under its name`, async ({ scriptless, site }) => {
    await scriptless.goto(site.url + chapter);
    const ways = scriptless.getByText(/^With (WSGI: Gunicorn|ASGI: Uvicorn) workers$/);
    for (const way of await ways.all()) await expect(way).toBeVisible();
    expect(await ways.count()).toBeGreaterThan(1);
  });

for (const chapter of chaptersWith(root, 'Diagram'))
  test(`/${chapter}: the steps of a drawing open`, async ({ scriptless, site }) => {
    await scriptless.goto(site.url + chapter);
    const drawings = scriptless.getByText('Read the drawing as steps');
    for (const drawing of await drawings.all()) {
      await drawing.scrollIntoViewIfNeeded();
      await expect(drawing).toBeInViewport();
      await drawing.click();
      await expect(drawing.locator('..').getByRole('listitem').first()).toBeVisible();
    }
    await expect(drawings).not.toHaveCount(0);
  });
