import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedAnchors } from '../../src/build/after/anchors.ts';
import { readPages } from '../../src/build/after-build.ts';
import { pagesOf, root, type BuiltSite } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

const html = ({ folder }: BuiltSite, page: string) =>
  readFileSync(join(folder, page.endsWith('.html') ? page : `${page}index.html`), 'utf8');

for (const name of ['site', 'nested'] as const) {
  test(`everything a page of the ${name} names is there`, async ({ request, site: atRoot, nested }) => {
    const site = name === 'site' ? atRoot : nested;
    const addresses = new Map<string, string>();
    for (const page of pagesOf(site)) {
      for (const [, address = ''] of html(site, page).matchAll(
        /<[a-z][^<>]*\s(?:href|src|data-bytes|data-index)="([^"#]+)/g,
      )) {
        const url = new URL(address, site.url + page);
        if (url.host === new URL(site.url).host) addresses.set(url.pathname, page);
      }
    }
    expect(addresses.size).toBeGreaterThan(pagesOf(site).length);
    const missing: string[] = [];
    for (const [path, page] of addresses) {
      const answer = await request.get(new URL(path, site.url).href);
      if (!answer.ok()) missing.push(`${page} names ${path}: ${answer.status()}`);
    }
    expect(missing).toEqual([]);
  });

  test(`llms.txt and the list of pages of the ${name} name every page`, async ({ request, site: atRoot, nested }) => {
    const site = name === 'site' ? atRoot : nested;
    // What says noindex is no page to be found: the 404 page, the guide in one piece, the page about reading offline.
    const pages = pagesOf(site).filter((page) => !html(site, page).includes('<meta name="robots" content="noindex">'));
    expect(pagesOf(site).length - pages.length).toBeLessThanOrEqual(3);
    const expected = pages.map((page) => site.base + page).sort();
    const list = (await (await request.get(`${site.url}pages.json`)).json()) as { path: string; line: string }[];
    expect(list.map(({ path }) => path).sort()).toEqual(expected);
    const index = await (await request.get(`${site.url}llms.txt`)).text();
    for (const page of pages) {
      const markdown = page === '' ? 'index.md' : page.replace(/\/$/, '.md');
      // A file of which there is nothing to say.
      if (!list.some(({ path, line }) => path === site.base + page && line.endsWith(' 0 notes.')))
        expect(index).toContain(`](${markdown})`);
      expect(existsSync(join(site.folder, markdown)), markdown).toBe(true);
    }
  });

  test(`a mistyped address under the ${name} answers 404 and names the page that was meant`, async ({
    page,
    site: atRoot,
    nested,
  }) => {
    const site = name === 'site' ? atRoot : nested;
    const answer = await page.goto(`${site.url}ngnix/`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: 'No such page' })).toBeVisible();
    const first = page.getByRole('main').getByRole('listitem').first().getByRole('link');
    await expect(first).toHaveAttribute('href', `${site.base}nginx/`);
    await first.click();
    await expect(page).toHaveURL(`${site.url}nginx/`);
  });
}

test('Markdown of a page holds its configs in full and nothing of the page around it', () => {
  const markdown = readFileSync(join(root.folder, 'systemd.md'), 'utf8');
  const file = readFileSync('content/stack/base/etc/systemd/system/gunicorn.socket', 'utf8');
  expect(markdown).toContain(file.trim());
  expect(markdown).not.toMatch(/<[a-z]+ |Copy file|Skip to the text/);
});

test('anchors.lock is sorted, and the site and the lock name the same addresses', () => {
  const lock = readFileSync('content/anchors.lock', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(lock).toEqual([...new Set(lock)].sort());
  const published = publishedAnchors(readPages(root.folder));
  const locked = new Set(lock);
  expect(
    published.filter((address) => !locked.has(address)),
    'run npm run build, then npm run anchors',
  ).toEqual([]);
  const present = new Set(published);
  expect(lock.filter((address) => !present.has(address))).toEqual([]);
});
