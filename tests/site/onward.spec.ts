import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { z } from 'astro/zod';
import { writerSchema } from '../../src/features/troubleshoot/writer-schema.build.ts';
import { guide } from '../../src/shared/build/guide.ts';
import { readYaml } from '../../src/shared/build/yaml.ts';
import { plain } from '../support/content.ts';
import { layoutFaults } from '../support/layout.ts';
import { expect, test } from '../support/test.ts';
import { field, onward, openTroubleshooter, results, said } from '../support/troubleshooter.ts';

// After "Nothing here matches" there is a next step that helps: who wrote the line, what it can tell, where to go on.

const writers = readYaml('content/writers.yaml', z.array(writerSchema));
const search = (page: Page) => page.getByRole('button', { name: /^Search the guide for/ });
/** Where the text of an element begins, in whole pixels from the left. */
const textStart = (element: Locator) =>
  element.evaluate((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return Math.round(range.getBoundingClientRect().left);
  });
const told = (page: Page) => page.getByRole('main').locator('form');

test('the line of each program is told from the others, with what it can tell and how to come to more', async ({
  page,
  site,
}) => {
  await openTroubleshooter(page, site);
  for (const { name, line, says, more, run, layer } of writers) {
    await field(page).fill('');
    await expect(onward(page)).toBeHidden();
    await field(page).fill(line ?? 'it is slow since yesterday');
    const known = line === undefined ? '' : `Written by ${name}. `;
    await expect(said(page)).toHaveText(`Nothing here matches. ${known}What helps next:`);
    await expect(results(page)).toHaveCount(0);
    await expect(onward(page)).toBeVisible();
    for (const text of [says, more, run]) await expect(told(page)).toContainText(plain(text));
    const chapter = layer && guide.stations[layer];
    if (chapter) await expect(told(page).locator(`a[href="/${chapter}/"]`)).toBeVisible();
  }
});

test('what it may link to is there', async ({ page, site }) => {
  const known = readFileSync(join(site.folder, 'troubleshooting/patterns.json'), 'utf8');
  const addresses = [...known.matchAll(/"(\/[^"]*#[^"]*)"/g)].map(([, address = '']) => address);
  expect(addresses.length).toBeGreaterThan(writers.length);
  for (const address of addresses) {
    await page.goto(site.url + address.slice(1));
    await expect(page.locator(`[id="${address.split('#')[1]}"]`), address).toBeInViewport();
  }
});

test('the words of the line are searched for, once and again', async ({ page, site }) => {
  await openTroubleshooter(page, site);
  for (const [line, words, hit] of [
    ['Failed to restart shop.service: Unit shop.service not found.', /unit not found$/, /systemd|unit/i],
    ['Oct 01 10:00:00 web1 systemd[1]: gunicorn.socket: Socket activation trigger limit hit', /activation/, /socket/i],
    [
      '2026/11/24 08:10:00 [warn] 9#9: *3 a client request body is buffered to a temporary file',
      /body/,
      /body|upload/i,
    ],
  ] as const) {
    await field(page).fill(line);
    await expect(search(page)).toHaveText(words);
    expect(await textStart(search(page))).toBe(await textStart(onward(page)));
    await search(page).click();
    const box = page.getByRole('combobox', { name: 'Search the guide' });
    await expect(box).toHaveValue(words);
    await expect(page.getByRole('option').filter({ hasText: hit }).first()).toBeVisible();
    await page.keyboard.press('Escape');
  }
});

test('on a phone the next steps are in sight when the line is pasted', async ({ browser, site }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await openTroubleshooter(page, site);
  await field(page).tap();
  await page.keyboard.insertText('Nov 24 08:07:00 web1 systemd[1]: Starting logrotate.service - Rotate log files...');
  await expect(said(page)).toHaveText(/Written by systemd/);
  await expect(onward(page)).toBeInViewport({ ratio: 1 });
  await expect(search(page)).toBeInViewport({ ratio: 1 });
  await expect(told(page).getByText('systemd writes about units and not about requests')).toBeInViewport();
  expect(await layoutFaults(page, 390, 13)).toEqual([]);
  await context.close();
});

test('without JavaScript the page says who writes which lines', async ({ scriptless, site }) => {
  await scriptless.goto(`${site.url}troubleshooting/#who-wrote`);
  for (const { name, says } of writers) {
    await expect(scriptless.getByRole('term').filter({ hasText: `Written by ${name}` })).toBeVisible();
    await expect(scriptless.getByRole('main')).toContainText(plain(says));
  }
});
