import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readChapter } from '../../src/shared/build/chapter-source.ts';
import { fenceAttributes, nodesOf } from '../../src/shared/build/markdown-tree.ts';
import { clickAndSeeCopied, copiedBy } from '../support/clipboard.ts';
import { pageOfFile, stackFiles } from '../support/content.ts';
import { chaptersOf, chaptersWith, pagesToday, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

const permissions = ['clipboard-read', 'clipboard-write'];
test.use({ permissions });

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** What an act copies, told to a screen reader too. */
async function copied(page: Page, act: () => Promise<void>): Promise<string> {
  const text = await copiedBy(page, act);
  await expect(page.getByRole('status').filter({ hasText: /^Copied / })).toHaveCount(1);
  return text;
}

const today = pagesToday(root);

for (const { id, bytes } of stackFiles().filter(
  (file) => file.text.trim() !== '' && today.includes(pageOfFile(file.id)),
)) {
  test(`${id}: copy and download give its bytes`, async ({ site, shared: { page, context } }) => {
    await context.grantPermissions(permissions);
    await page.goto(`${site.url}${pageOfFile(id)}`);
    const copy = page.getByRole('button', { name: 'Copy file' });
    const text = await copied(page, () => clickAndSeeCopied(page, copy));
    expect(sha256(text)).toBe(sha256(bytes));
    const link = page.getByRole('link', { name: 'Download' });
    const raw = await page.request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href);
    expect(sha256(await raw.body())).toBe(sha256(bytes));
    expect(raw.headers()['content-type']).toBe('text/plain; charset=utf-8');
    await expect(page.getByRole('definition').filter({ hasText: sha256(bytes) })).toBeVisible();
  });
}

test('download saves the file under its own name', async ({ page, site }) => {
  await page.goto(`${site.url}files/base/etc/systemd/system/gunicorn.socket/`);
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe('gunicorn.socket');
  expect(sha256(readFileSync(await download.path()))).toBe(
    sha256(readFileSync('content/stack/base/etc/systemd/system/gunicorn.socket')),
  );
});

/** Text of the file whose page is at an address. */
function fileOf(href: string): string {
  const file = stackFiles().find(({ id }) => href === `/${pageOfFile(id)}`);
  if (!file) throw new Error(`${href} is the page of no file`);
  return file.text;
}

for (const chapter of chaptersWith(root, 'Snippet', 'from'))
  test(`/${chapter}: a part of a file copies its lines and nothing else`, async ({ page, site }) => {
    await page.goto(site.url + chapter);
    // Told by what stays: its button says "Copied" for a while.
    const figures = page.getByRole('figure').filter({ hasText: /lines \d+ to \d+ of \d+/, visible: true });
    for (const figure of (await figures.all()).slice(0, 2)) {
      const label = (await figure.getByRole('group').first().getAttribute('aria-label')) ?? '';
      const path = label.replace(/, lines? .*/, '');
      const [, first, last] = /lines (\d+) to (\d+) of \d+/.exec((await figure.textContent()) ?? '') ?? [];
      const href = (await figure.getByRole('link', { name: path, exact: true }).getAttribute('href')) ?? '';
      const lines = fileOf(href)
        .split('\n')
        .slice(Number(first) - 1, Number(last));
      const text = await copied(page, () => figure.getByRole('button', { name: 'Copy part' }).click());
      expect(text, path).toBe(`${lines.join('\n')}\n`);
    }
    await expect(figures).not.toHaveCount(0);
  });

for (const chapter of chaptersOf(root)) {
  const fences = nodesOf(readChapter(chapter.replace('/', '')).tree, 'code');
  const { meta, value = '' } = fences.find(({ lang }) => lang === 'console') ?? {};
  const { id } = fenceAttributes(meta);
  if (id)
    test(`/${chapter}: a shell block copies its commands, without prompts and output`, async ({ page, site }) => {
      await page.goto(`${site.url}${chapter}#${id}`);
      const block = page.locator(`[id="${id}"]`);
      const commands = value
        .split('\n')
        .filter((line, index, all) => /^[$#] /.test(line) || all[index - 1]?.endsWith('\\'));
      const text = await copied(page, () => block.getByRole('button', { name: 'Copy commands' }).click());
      expect(text).toBe(commands.map((line) => `${line.replace(/^[$#] /, '')}\n`).join(''));
    });
}

test('the # of a heading copies a Markdown link to it, with Shift the address alone', async ({ page, site }) => {
  await page.goto(`${site.url}nginx/`);
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  const anchor = page.getByRole('link', { name: /^Link to / }).first();
  const section = ((await anchor.getAttribute('aria-label')) ?? '').replace('Link to ', '');
  const id = (await anchor.getAttribute('href')) ?? '';
  expect(await copied(page, () => anchor.click())).toBe(`[${title} § ${section}](${site.url}nginx/${id})`);
  expect(page.url()).toBe(`${site.url}nginx/${id}`);
  const other = page.getByRole('link', { name: /^Link to / }).nth(1);
  const target = (await other.getAttribute('href')) ?? '';
  expect(await copied(page, () => other.click({ modifiers: ['Shift'] }))).toBe(`${site.url}nginx/${target}`);
});

test('a browser that refuses says so and leaves the text selected', async ({ page, site }) => {
  await page.goto(`${site.url}files/base/etc/systemd/system/gunicorn.socket/`);
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new Error('refused'));
  });
  await page.getByRole('button', { name: 'Copy file' }).click();
  await expect(page.getByRole('button', { name: 'Press Ctrl C' })).toBeVisible();
  const file = readFileSync('content/stack/base/etc/systemd/system/gunicorn.socket', 'utf8');
  expect((await page.evaluate(() => String(getSelection()))).trim()).toBe(file.trim());
});
