import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { guide } from '../../src/shared/build/guide.ts';
import { parameters } from '../../src/shared/build/parameters.ts';
import { copiedBy } from '../support/clipboard.ts';
import { fixture, fixtureContent, pagesOf } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';
import { watch } from '../support/watch.ts';

// The engine knows no guide by heart: another one, with two chapters, one set, one fault and one claim, is built, searched
// and copied from, and has no word of this one in it.

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const config = 'etc/nginx/conf.d/harbour.conf';

/** Names that belong to this guide. */
function wordsOfThisGuide(): string[] {
  const own = parameters.filter(({ id }) => ['project', 'package', 'domain'].includes(id));
  return [guide.name, ...own.map((value) => value.default)];
}

/** Stations that the fixture has no chapter for, as a page writes them; the stylesheet has their ids. */
const stations = ['Django', 'Gunicorn', 'Uvicorn'];

test('no page, list or Markdown file of it has a word of this guide', () => {
  const texts = readdirSync(fixture.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(html|md|txt|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(texts.length).toBeGreaterThan(pagesOf(fixture).length);
  const words = wordsOfThisGuide();
  const hits = texts.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const small = text.toLowerCase();
    const found = [
      ...words.filter((word) => small.includes(word.toLowerCase())),
      ...stations.filter((word) => text.includes(word)),
    ];
    return found.map((word) => `${file}: ${word}`);
  });
  expect(hits).toEqual([]);
});

test('what it does not have is not offered: every page is silent, and links lead to pages', async ({ page, other }) => {
  const { complaints } = await watch(page);
  const pages = pagesOf(fixture);
  expect(pages).not.toContain('values/');
  expect(pages).not.toContain('notes/');
  for (const address of ['', 'quay/', 'crane/', 'files/', 'troubleshooting/crane-still/', 'proof/tide/']) {
    await page.goto(other.url + address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('link', { name: 'Your values' })).toHaveCount(0);
  }
  expect(await complaints()).toEqual([]);
});

test('its words are found, and its file is copied byte for byte', async ({ page, other }) => {
  await page.goto(other.url);
  await page.keyboard.press('/');
  await page.keyboard.type('ropes');
  await page.getByRole('option').filter({ hasText: 'Mooring' }).click();
  await expect(page).toHaveURL(/\/quay\//);
  const copied = await copiedBy(page, () => page.getByRole('button', { name: 'Copy file' }).click());
  expect(copied).toBe(readFileSync(`${fixtureContent}/stack/base/${config}`, 'utf8'));
});
