import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { changedHost, type ChangedHost, type Said } from '../support/changed-host.ts';
import { isKept, read } from '../support/kept.ts';
import { root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

// What is not the guide's: other sites of its origin are left alone, and nothing that a stranger says in its place is kept.

let host: ChangedHost;
test.beforeEach(async () => {
  host = await changedHost(root);
});
test.afterEach(() => host.close());

const portal: Said = { body: '<title>Free network</title><h1>Sign in to the network</h1>' };
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const text = (page: Page, path: string) => page.evaluate(async (asked) => (await fetch(asked)).text(), path);

test('another site at the same origin gets its own answers, with and without a network', async ({ page, context }) => {
  let trouble = false;
  host.say = (path) => {
    if (!path.startsWith('/other/')) return undefined;
    if (trouble) return { status: 500, body: '<h1>Broken here</h1>' };
    return path.startsWith('/other/api') ? { type: 'text/plain', body: path } : { body: '<h1>Another site</h1>' };
  };
  await read(page, `${host.url}systemd/`);
  const answer = await page.goto(`${host.url}other/`);
  await expect(heading(page, 'Another site')).toBeVisible();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null), 'the worker is there').toBe(true);
  expect(answer?.fromServiceWorker()).toBe(false);
  expect(await text(page, '/other/api?page=1')).toBe('/other/api?page=1');
  expect(await text(page, '/other/api?page=2')).toBe('/other/api?page=2');
  expect([await isKept(page, '/other/'), await isKept(page, '/other/api')]).toEqual([false, false]);
  trouble = true;
  expect((await page.goto(`${host.url}other/?now`))?.status()).toBe(500);
  await expect(heading(page, 'Broken here')).toBeVisible();
  await context.setOffline(true);
  for (const path of ['other/?later', 'sistemd/'])
    await expect((await context.newPage()).goto(host.url + path), path).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
  await page.goto(`${host.url}systemd/`);
  await expect(heading(page, 'systemd sockets and services')).toBeVisible();
});

test('what an older worker kept of another site is dropped, and does not hold the new one up', async ({ page }) => {
  host.say = (path) => (path === '/other/' ? { body: '<h1>Another site</h1>' } : undefined);
  await page.goto(`${host.url}systemd/`);
  await page.evaluate(async () => {
    const older = await caches.open('guide / older');
    for (const path of ['/other/', '/wsgi/']) await older.put(path, new Response('<h1>Another site</h1>'));
  });
  await read(page, `${host.url}systemd/`);
  await expect.poll(() => isKept(page, '/other/')).toBe(false);
  expect(await page.evaluate(async () => (await caches.match('/wsgi/'))?.text())).toContain('WSGI and Gunicorn</h1>');
});

test('the page of a portal is shown and never kept; files that it answers for come from what is kept', async ({
  page,
  context,
}) => {
  await read(page, `${host.url}start/`);
  await page.reload();
  const unit = '/raw/base/etc/systemd/system/gunicorn.socket';
  const own = await text(page, unit);
  host.say = () => portal;
  expect(await text(page, unit)).toBe(own);
  for (const path of ['start/', 'wsgi/']) {
    await page.goto(host.url + path);
    await expect(heading(page, 'Sign in to the network')).toBeVisible();
  }
  await context.setOffline(true);
  await page.goto(`${host.url}start/`);
  await expect(heading(page, 'Start here')).toBeVisible();
  await page.goto(`${host.url}wsgi/`);
  await expect(page.getByText('the page you asked for is not kept')).toBeVisible();
});

test('a page at the address of another is not kept', async ({ page }) => {
  const first = readFileSync(join(root.folder, 'index.html'), 'utf8');
  await read(page, `${host.url}start/`);
  host.say = (path) => (path === '/wsgi/' ? { body: first } : undefined);
  await page.goto(`${host.url}wsgi/`);
  await read(page, `${host.url}nginx/`);
  expect(await isKept(page, '/wsgi/')).toBe(false);
});

for (const when of ['before the worker comes', 'after the browser dropped what was kept'])
  test(`a script answered with a page, ${when}, works again with the host`, async ({ page, context }) => {
    const script = readdirSync(join(root.folder, 'assets')).find((name) => name.startsWith('search-box.')) ?? '';
    const broken = (path: string) => (path === `/assets/${script}` ? portal : undefined);
    if (when.startsWith('after')) {
      await read(page, `${host.url}start/`);
      await page.evaluate(async (path) => {
        for (const name of await caches.keys()) await (await caches.open(name)).delete(path);
      }, `/assets/${script}`);
      // What a host sends for good, the browser keeps beside the worker, and drops as well.
      await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
    }
    host.say = broken;
    await page.goto(`${host.url}nginx/`);
    await page.keyboard.press('/');
    await page.keyboard.type('socket');
    await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
    await expect.poll(() => text(page, `/assets/${script}`)).toBe(portal.body);
    host.say = () => undefined;
    await read(page, `${host.url}nginx/`);
    await page.reload();
    await context.setOffline(when.startsWith('before'));
    await page.keyboard.press('/');
    await page.keyboard.type('socket');
    await expect.poll(() => text(page, `/assets/${script}`)).not.toBe(portal.body);
    await context.setOffline(false);
    await page.reload();
    await page.keyboard.press('/');
    await page.keyboard.type('socket');
    await expect(page.getByRole('option').first()).toBeVisible();
  });

test('a page of a newer build is kept, under every name of its address', async ({ page, context }) => {
  await read(page, `${host.url}systemd/`);
  const newer = readFileSync(join(root.folder, 'systemd/index.html'), 'utf8').replaceAll('comes first', 'is first');
  host.say = (path) => (path === '/systemd/' ? { body: newer } : undefined);
  await page.reload();
  const section = page.getByRole('heading', { level: 2, name: /^Why the socket is first/ });
  await expect(section).toBeVisible();
  await context.setOffline(true);
  for (const name of ['systemd/', 'systemd/?from=mail', 'systemd/index.html', 'systemd']) {
    await page.goto(host.url + name);
    await expect(section, name).toBeVisible();
  }
});
