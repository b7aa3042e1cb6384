import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPages } from '../../src/build/after-build.ts';
import { attribute, find, textOf } from '../../src/shared/build/page.ts';
import { chaptersOf, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

// The whole guide as one page, for paper.

const pages = readPages(root.folder);
const whole = pages.find(({ path }) => path === '/print/');
const squeezed = (text: string) => text.replace(/[\s#]+/g, ' ').trim();

test('every chapter stands in it once, in order, with every sentence', () => {
  const main = whole?.main ?? pages[0]!.main;
  const articles = find(main, (node) => node.tagName === 'article');
  expect(articles.map((article) => attribute(article, 'id')).toSorted()).toEqual(
    chaptersOf(root)
      .map((page) => page.replace('/', ''))
      .toSorted(),
  );
  const contents = find(main, (node) => node.tagName === 'a' && /^#[^.]+$/.test(attribute(node, 'href')));
  const listed = contents
    .map((link) => attribute(link, 'href').slice(1))
    .filter((slug) => articles.some((article) => attribute(article, 'id') === slug));
  expect(listed.slice(0, articles.length)).toEqual(articles.map((article) => attribute(article, 'id')));
  // A file that several chapters show is printed in the first of them.
  const printed = squeezed(textOf(main));
  let count = 0;
  for (const article of articles) {
    const chapter = pages.find(({ path }) => path === `/${attribute(article, 'id')}/`);
    const sentences = find(chapter!.main, (node) => node.tagName === 'p' || node.tagName === 'h2').filter(
      (node) => find(node, (inner) => ['button', 'nav', 'time', 'a'].includes(inner.tagName)).length === 0,
    );
    count += sentences.length;
    const lost = sentences.map((node) => squeezed(textOf(node))).filter((text) => !printed.includes(text));
    expect(lost, chapter?.path).toEqual([]);
  }
  expect(count).toBeGreaterThan(300);
});

test('no id stands twice, no link to a chapter leaves the page, no file is printed twice', () => {
  const main = whole!.main;
  const ids = find(main, (node) => 'id' in node.properties).map((node) => attribute(node, 'id'));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const slugs = chaptersOf(root).map((page) => `/${page}`);
  const articles = find(main, (node) => node.tagName === 'article');
  const leaving = articles
    .flatMap((article) => find(article, (node) => node.tagName === 'a'))
    .map((link) => attribute(link, 'href'))
    .filter((href) => slugs.some((slug) => href === slug || href.startsWith(`${slug}#`)));
  expect(leaving).toEqual([]);
  const files = find(main, (node) => node.tagName === 'annotated-file' && !('dataFirst' in node.properties));
  const paths = files.map((node) => attribute(node, 'dataBytes'));
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
});

test('it is linked from every page and found by nobody else', () => {
  const html = readFileSync(join(root.folder, 'print/index.html'), 'utf8');
  expect(html).toContain('<meta name="robots" content="noindex">');
  for (const file of ['pages.json', 'search.json', 'llms.txt']) {
    expect(readFileSync(join(root.folder, file), 'utf8'), file).not.toContain('/print/');
  }
});

test('on paper: a title, the contents, and each chapter on a new sheet', async ({ page, site }) => {
  test.setTimeout(120_000);
  await page.goto(`${site.url}systemd/`);
  await page.getByRole('link', { name: 'Print the whole guide' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Deployment Docs' })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(chaptersOf(root).length);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  console.log(`figure: the whole guide is ${sheets} sheets of A4`);
  expect(sheets).toBeGreaterThan(chaptersOf(root).length * 3);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button')).toHaveCount(0);
  const breaks = await page
    .getByRole('article')
    .evaluateAll((all) => all.map((each) => getComputedStyle(each).breakBefore));
  expect(new Set(breaks)).toEqual(new Set(['page']));
  // Both ways are on paper, whichever is shown on the screen.
  await expect(page.getByText('With WSGI: Gunicorn workers').first()).toBeVisible();
  await expect(page.getByText('With ASGI: Uvicorn workers').first()).toBeVisible();
});

test('no table and no file is wider than a sheet of A4', async ({ page, site }) => {
  // What the margins leave of 210 mm.
  await page.setViewportSize({ width: 672, height: 960 });
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${site.url}print/`);
  const boxes = page.locator('main').locator('table, pre, svg:visible');
  const wide = await boxes.evaluateAll((all) =>
    all
      .filter((box) => box.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((box) => box.textContent?.replace(/\s+/g, ' ').slice(0, 60)),
  );
  expect(await boxes.count()).toBeGreaterThan(100);
  expect(wide).toEqual([]);
});
