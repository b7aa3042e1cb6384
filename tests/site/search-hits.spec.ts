import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { guide } from '../../src/shared/build/guide.ts';
import { expect, test } from '../support/test.ts';
import { journal } from '../support/troubleshooter.ts';

// What a reader sees of what was found: what matched, what each place is, and the right one first.

const box = (page: Page) => page.getByRole('combobox', { name: 'Search the guide' });
const hits = (page: Page) => page.getByRole('listbox', { name: 'Results' }).getByRole('option');
const pageOf = (page: Page, index: number) => hits(page).nth(index).getAttribute('href');

async function asked(page: Page, siteUrl: string, query: string): Promise<void> {
  await page.goto(siteUrl);
  await page.keyboard.press('/');
  await box(page).fill(query);
  await expect(
    page
      .getByRole('dialog')
      .getByText(/^\d+ places\./)
      .first(),
  ).toBeVisible();
}

test('before anything is typed, and again when it is taken back, where many go is offered', async ({ page, site }) => {
  await page.goto(`${site.url}nginx/`);
  await page.keyboard.press('/');
  const offered = [guide.chapters[0], guide.symptoms, 'files', 'glossary', 'values'].map((name) => `/${name}/`);
  await expect(hits(page)).toHaveCount(offered.length);
  const links = () => hits(page).evaluateAll((all) => all.map((hit) => hit.getAttribute('href')));
  expect(await links()).toEqual(offered);
  // Enter chooses none of them by itself.
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${site.url}nginx/`);
  await box(page).fill('listening socket');
  await expect(hits(page)).not.toHaveCount(offered.length);
  await box(page).fill('');
  await expect(hits(page)).toHaveCount(offered.length);
  await page.keyboard.press('ArrowUp');
  await expect(hits(page).last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${site.url}${guide.chapters[0]}/`);
});

test('another guide offers what it has', async ({ page, other }) => {
  await page.goto(other.url);
  await page.keyboard.press('/');
  await expect(hits(page)).toHaveText([/^The quay Chapter/, /^The crane Chapter/, / Page/]);
});

test('what matched is marked in title and text, also as a part of a directive, and nothing else', async ({
  page,
  site,
}) => {
  await asked(page, site.url, 'sockets permission');
  const marks = await hits(page).locator('mark').allInnerTexts();
  expect(marks.length).toBeGreaterThan(3);
  expect(marks.filter((mark) => !/socket|permi/i.test(mark))).toEqual([]);
  const first = hits(page).filter({ hasText: 'nginx may not open the socket' });
  await expect(first.locator('b mark')).toHaveText('socket');
  await expect(first.locator('code mark')).toContainText(['Permission']);
  const line = await hits(page)
    .locator('mark')
    .first()
    .evaluate((mark) => getComputedStyle(mark).textDecorationLine);
  expect(line, 'a mark is more than a colour').toBe('underline');
});

test('each place says what it is', async ({ page, site }) => {
  await asked(page, site.url, 'gunicorn.socket');
  const kinds = ['Chapter', 'Page', 'Section', 'Note on a line', 'Failure', 'Term', 'File', 'Original note'];
  const said = await hits(page).locator('small').allInnerTexts();
  expect(said).toHaveLength(await hits(page).count());
  expect(said.filter((kind) => !kinds.includes(kind))).toEqual([]);
  expect(new Set(said).size).toBeGreaterThan(2);
});

test('a line of a log is set as code and cut at words', async ({ page, site }) => {
  await asked(page, site.url, '502');
  const logs = hits(page)
    .filter({ has: page.getByText('Failure', { exact: true }) })
    .locator('code');
  const whole = readFileSync(join(site.folder, 'search.json'), 'utf8');
  expect(await logs.count()).toBeGreaterThan(3);
  for (const log of await logs.all()) {
    expect(await log.evaluate((code) => getComputedStyle(code).fontFamily)).toMatch(/mono/i);
    const text = await log.innerText();
    expect(text.length).toBeLessThanOrEqual(114);
    // A word that was cut would be a part of one that stands elsewhere.
    if (text.endsWith('…')) expect(text).toMatch(/\S …$/);
    expect(whole).toContain(JSON.stringify(text).slice(1, -1));
  }
});

test('a note shows its line as code, apart from the name of its file', async ({ page, site }) => {
  await asked(page, site.url, 'client_max_body_size');
  const note = hits(page).filter({ hasText: 'Note on a line' }).filter({ hasText: 'client_max_body_size' }).first();
  const line = note.locator('code');
  await expect(line).toHaveText(/^client_max_body_size \d+m;/);
  expect(await line.evaluate((code) => getComputedStyle(code).fontFamily)).toMatch(/mono/i);
  const file = note.getByText(/^in \S+$/);
  await expect(file).toBeVisible();
  expect(await file.evaluate((name) => getComputedStyle(name).fontFamily)).not.toMatch(/mono/i);
  expect((await file.boundingBox())?.y).toBeGreaterThan((await line.boundingBox())?.y ?? Infinity);
});

test('of a status code each failure says that the visitor sees it', async ({ page, site }) => {
  await asked(page, site.url, '502');
  const failures = hits(page).filter({ has: page.getByText('Failure', { exact: true }) });
  const count = await failures.count();
  expect(count).toBeGreaterThan(3);
  const seen = failures.getByText(/^The visitor sees: .*502/);
  await expect(seen).toHaveCount(count);
  for (const each of await seen.all()) await expect(each.locator('mark')).toContainText(['502']);
  await box(page).fill('sockets permission');
  await expect(hits(page).first()).not.toContainText('The visitor sees');
});

for (const code of ['502', '504', '403', 'why 502 after a restart'])
  test(`failures stand first for ${code}`, async ({ page, site }) => {
    await asked(page, site.url, code);
    for (const index of [0, 1]) expect(await pageOf(page, index)).toMatch(/^\/troubleshooting\/[a-z0-9-]+\/$/);
    expect(await hits(page).filter({ hasNotText: 'Failure' }).count(), 'and not alone').toBeGreaterThan(0);
  });

for (const [question, right] of [
  ['how to deploy', /^\/deploys\/$/],
  ['How do I deploy?', /^\/deploys\/$/],
  ['how do I roll back', /^\/deploys\//],
  ['how do I restart', /restart/],
  ['what is a socket', /socket|^\/systemd\/$/],
  ['what is a worker?', /^\/glossary\/#worker$/],
  ['where are the logs', /^\/operations\//],
  ['how many workers', /#how-many$/],
  ['what', /./],
] as const)
  test(`"${question}" finds its answer first`, async ({ page, site }) => {
    await asked(page, site.url, question);
    expect(await pageOf(page, 0)).toMatch(right);
  });

test('a line of a log goes through the troubleshooter, which no other query loads', async ({ page, site }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await asked(page, site.url, 'how to deploy');
  expect(loaded.filter((url) => url.includes('patterns.json'))).toEqual([]);
  // Two failures in one text: the index takes all its words for one query, the troubleshooter tells them apart.
  await box(page).fill(journal);
  await expect(hits(page).first()).toHaveAttribute('href', '/troubleshooting/exec-203/');
  expect(await pageOf(page, 1)).toBe('/troubleshooting/socket-permission/');
  await expect(hits(page).first().locator('code mark')).toContainText(['EXEC']);
  expect(loaded.filter((url) => url.includes('patterns.json'))).toHaveLength(1);
});

test('of a line that nothing matches the search says who wrote it', async ({ page, site }) => {
  await asked(page, site.url, '2026/11/29 02:13:07 [error] 98#98: *7 SSL_do_handshake() failed, client: 203.0.113.9');
  await expect(hits(page).first()).toContainText('Written by nginx, in its error log');
  await hits(page).first().click();
  await expect(page).toHaveURL(`${site.url}troubleshooting/#writer-nginx-error`);
  await expect(page.locator('#writer-nginx-error')).toBeInViewport();
  await expect(page.getByRole('status').last()).toHaveText('Written by nginx, in its error log');
});

test('of a line that no program is known for the search says so in plain words', async ({ page, site }) => {
  await asked(page, site.url, 'it is slow since yesterday and nobody here can say why');
  await expect(hits(page).first()).toContainText('Written by an unknown program');
});

test('without the troubleshooter the index finds the line', async ({ page, site }) => {
  await page.route('**/patterns.json', (route) => route.fulfill({ status: 503 }));
  await asked(page, site.url, 'gunicorn.service: Failed at step EXEC spawning: No such file (status=203/EXEC)');
  await expect(hits(page).first()).toHaveAttribute('href', '/troubleshooting/exec-203/');
});
