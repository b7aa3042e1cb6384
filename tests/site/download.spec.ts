import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from '@playwright/test';
import { serverTrees, sha256 as digest } from '../../src/features/download/server.build.ts';
import { listStack } from '../../src/shared/build/stack.ts';
import { archiveOf } from '../../src/features/download/archive.ts';
import { formatFragment } from '../../src/shared/fragment.ts';
import { asChoices } from '../../src/features/values/values.ts';
import { parameters, project } from '../lab/values.ts';
import { movePointer } from '../support/pointer.ts';
import { expect, test, type ServedSite } from '../support/test.ts';
import { refuseStorage } from '../support/storage.ts';
import { watch } from '../support/watch.ts';

// The whole server as an archive: a plain link to what was booted, and with a reader's values an archive of their own.

const servers = ['WSGI over HTTP', 'ASGI over HTTP', 'WSGI over TLS', 'ASGI over TLS'];
const all = parameters.length;
const own = { domain: 'shop.example.org', 'code-dir': '/opt/sites/a%b', project: 'shop', workers: '5' };

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'download-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

function kept(page: Page, text: string): Promise<void> {
  return page.evaluate((values) => localStorage.setItem('/values', values), text);
}

const link = (page: Page, server: string) => page.getByRole('link', { name: `Download ${server}`, exact: true });

/** The page with the element at work; with values kept in the browser, if there are any. */
async function open(page: Page, site: ServedSite, values?: string): Promise<void> {
  await page.goto(`${site.url}files/`);
  if (values !== undefined) {
    await kept(page, values);
    await page.reload();
    await expect(page.getByRole('region', { name: 'Your values' })).toBeVisible();
  }
  await movePointer(page);
  await page.waitForFunction(() => customElements.get('server-download'));
}

async function downloaded(page: Page, act: () => Promise<void>): Promise<Download> {
  const started = page.waitForEvent('download');
  await act();
  return started;
}

/** Unpacks with the system's own tools and checks the sums with them. @returns the folder of the server. */
async function unpacked(download: Download): Promise<string> {
  const archive = join(folder, download.suggestedFilename());
  await download.saveAs(archive);
  run('tar', ['-xzf', archive, '-C', folder]);
  const top = join(folder, download.suggestedFilename().replace(/\.tar\.gz$/, ''));
  run('sha256sum', ['--check', '--quiet', '--strict', 'SHA256SUMS'], top);
  return top;
}

function run(program: string, args: readonly string[], cwd = folder): void {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toBe('');
  expect(status).toBe(0);
}

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

function expectAsBooted(top: string): void {
  const unit = 'etc/systemd/system/gunicorn.service';
  expect(sha256(join(top, 'root', unit))).toBe(sha256(join('content/stack/base', unit)));
  expect(readFileSync(join(top, 'README.md'), 'utf8')).toContain(`All ${all} values are the ones that were booted.`);
}

test('without values every link gives the files as they were booted', async ({ page, site }) => {
  await open(page, site);
  for (const server of servers) {
    const download = await downloaded(page, () => link(page, server).click());
    expect(download.url()).toContain('/raw/server-');
    const top = await unpacked(download);
    expectAsBooted(top);
    rmSync(top, { recursive: true });
  }
});

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false });
  test('the links are the same', async ({ page, site }) => {
    await page.goto(`${site.url}files/`);
    const top = await unpacked(await downloaded(page, () => link(page, 'ASGI over TLS').click()));
    expect(statSync(join(top, `root/usr/local/sbin/${project}-deploy`)).mode & 0o777).toBe(0o755);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  test('a tap makes the archive', async ({ page, site }) => {
    await open(page, site, formatFragment({ anchor: '', choices: asChoices(own) }));
    const download = await downloaded(page, () => link(page, 'WSGI over HTTP').tap());
    expect(download.suggestedFilename()).toBe('shop-server.tar.gz');
    await expect(page.getByText(/^Made shop-server\.tar\.gz/).first()).toBeInViewport();
  });
});

test('where the browser refuses storage the links are links', async ({ page, site }) => {
  await refuseStorage(page);
  await open(page, site);
  const download = await downloaded(page, () => link(page, 'WSGI over HTTP').click());
  expect(download.url()).toContain('/raw/server-wsgi.tar.gz');
});

test('with values of their own a reader gets an archive with them, by keyboard', async ({ page, site }) => {
  const complaints = await watch(page);
  await open(page, site, formatFragment({ anchor: '', choices: asChoices(own) }));
  await link(page, 'WSGI over TLS').focus();
  const download = await downloaded(page, () => page.keyboard.press('Enter'));
  expect(download.suggestedFilename()).toBe('shop-server.tar.gz');
  // The tree for TLS replaces files of base. What a project needs, what may come later, README and SHA256SUMS lie beside.
  const server = new Set(['base', 'tls'].flatMap(listStack).map(({ path }) => path));
  const files = server.size + ['project', 'asgi', 'background', 'celery'].flatMap(listStack).length + 2;
  const said = new RegExp(
    `^Made shop-server\\.tar\\.gz, WSGI over TLS: ${files} files, \\d\\d KiB, with 4 values of your own\\.$`,
  );
  await expect(page.getByRole('status').filter({ hasText: said })).toHaveCount(1);
  const top = await unpacked(download);
  const read = (path: string) => readFileSync(join(top, 'root', path), 'utf8');
  expect(read('etc/nginx/sites-available/shop').match(/server_name shop\.example\.org;/g)).toHaveLength(2);
  expect(read('etc/systemd/system/gunicorn.service')).toContain('WorkingDirectory=/opt/sites/a%%b/current\n');
  expect(read('usr/local/sbin/shop-deploy')).toContain('site=/opt/sites/a%b\n');
  expect(read('etc/shop/shop.env')).toContain('WEB_CONCURRENCY=5\n');
  expect(statSync(join(top, 'root/usr/local/sbin/shop-deploy')).mode & 0o777).toBe(0o755);
  expect(statSync(join(top, 'demo/opt/sites/a%b/src/manage.py')).mode & 0o777).toBe(0o755);
  expect(readFileSync(join(top, 'README.md'), 'utf8')).toContain(`4 of ${all} values are not what was booted.`);
  expect(await complaints.complaints()).toEqual([]);
});

test('an archive with the values of a link says so', async ({ page, site }) => {
  await page.goto(`${site.url}files/${formatFragment({ anchor: '', choices: asChoices(own) })}`);
  await expect(page.getByRole('region', { name: 'Your values' })).toContainText('4 values came with a link');
  const download = await downloaded(page, () => link(page, 'WSGI over HTTP').click());
  expect(download.suggestedFilename()).toBe('shop-server.tar.gz');
  await expect(page.getByRole('main')).toContainText(/Made shop-server.*, with 4 values that came with a link\./);
});

test('what the browser makes is what the build makes of the same values', async ({ page, site }) => {
  const trees = serverTrees();
  const kind = trees.servers.find(({ title }) => title === 'ASGI over HTTP');
  if (!kind) throw new Error('no such server');
  const { top, entries } = await archiveOf(trees, kind, own, digest);
  await open(page, site, formatFragment({ anchor: '', choices: asChoices(own) }));
  const folder = await unpacked(await downloaded(page, () => link(page, 'ASGI over HTTP').click()));
  const made = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(made).toHaveLength(entries.length);
  for (const { path, text } of entries.filter((entry) => !/README|SUMS/.test(entry.path)))
    expect(readFileSync(join(folder, path.slice(top.length)), 'utf8')).toBe(text);
});

for (const broken of [
  '&v1&my.domain=example.com; } server {',
  '&v1&my.domain=%E0%A4%A&my.workers=0',
  `&v1&my.code-dir=/srv/${'x'.repeat(10_000)}`,
  '&v1&my.user=root&my.__proto__=x',
  '\ud800#&&=&v1',
])
  test(`kept values that cannot stand never reach a file: ${JSON.stringify(broken.slice(0, 40))}`, async ({
    page,
    site,
  }) => {
    await open(page, site, broken);
    const top = await unpacked(await downloaded(page, () => link(page, 'WSGI over HTTP').click()));
    expectAsBooted(top);
  });

test('when the trees cannot be had, the page says so and nothing is downloaded', async ({ page, site }) => {
  await open(page, site, formatFragment({ anchor: '', choices: asChoices(own) }));
  await page.route('**/raw/server.json', (route) => route.fulfill({ status: 503 }));
  await link(page, 'WSGI over HTTP').click();
  await expect(page.getByRole('status')).toHaveText(/^Not made: .* answered 503\. Nothing was downloaded\.$/);
});

test('a file asked for before the values are known waits for them', async ({ page, site }) => {
  await page.goto(`${site.url}files/base/etc/nginx/sites-available/project/`);
  await kept(page, '#&v1&my.domain=shop.example.org');
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/parameters.json', async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Download: \// }).click();
  arrive();
  const file = await (await started).createReadStream();
  const text = await file.reduce((all: string, part: Buffer) => all + part.toString(), '');
  expect(text).toContain('server_name shop.example.org;');
});
