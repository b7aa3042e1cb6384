import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { serve } from '../../src/build/preview.ts';
import { read } from '../support/kept.ts';
import { base, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';
import { watch } from '../support/watch.ts';

// Without a network: what was read is there, what was not is named, and a newer version waits to be let in.

async function offline(context: BrowserContext): Promise<void> {
  await context.setOffline(true);
}

for (const name of ['site', 'nested'] as const) {
  test(`a page of the ${name} that was read opens without a network; one that was not says so`, async ({
    page,
    context,
    site: atRoot,
    nested,
  }) => {
    const site = name === 'site' ? atRoot : nested;
    const { complaints } = await watch(page);
    await read(page, `${site.url}systemd/`);
    await read(page, `${site.url}nginx/`);
    expect(await complaints()).toEqual([]);
    await offline(context);
    await page.goto(`${site.url}systemd/#why`);
    await expect(page.getByRole('heading', { level: 1, name: 'systemd sockets and services' })).toBeVisible();
    await expect(page.getByRole('status')).toHaveText(/^Section: /);
    const answer = await page.goto(`${site.url}wsgi/`);
    expect(answer?.fromServiceWorker()).toBe(true);
    await expect(page.getByText('the page you asked for is not kept')).toBeVisible();
    const main = page.getByRole('main');
    await expect(main.getByText(/^2 pages are kept/)).toBeVisible();
    await main
      .getByRole('link', { name: `${site.base}nginx/` })
      .or(main.getByRole('link', { name: 'nginx in front' }))
      .click();
    await expect(page.getByRole('heading', { level: 1, name: 'nginx in front' })).toBeVisible();
    await context.setOffline(false);
    await page.goto(`${site.url}wsgi/`);
    await expect(page.getByRole('heading', { level: 1, name: /WSGI/ })).toBeVisible();
  });
}

test('a glance brings no worker in, the first key does', async ({ page, site }) => {
  await page.goto(`${site.url}systemd/`);
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  const registrations = async () => {
    await page.keyboard.press('Shift');
    return page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  };
  await expect.poll(registrations).toBe(1);
});

test('the whole guide is kept on request, by keyboard, told as it goes, and forgotten on request', async ({
  page,
  context,
  site,
}) => {
  test.setTimeout(120_000);
  await page.goto(`${site.url}offline/`);
  await expect(page.getByRole('button', { name: 'Keep the whole guide offline' })).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(page.getByText('This takes JavaScript')).toHaveCount(0);
  await page.getByRole('button', { name: 'Keep the whole guide offline' }).press('Enter');
  await expect(page.getByRole('progressbar', { name: 'Kept so far' })).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('The whole guide is kept.', { timeout: 60_000 });
  const listed = JSON.parse(readFileSync(join(root.folder, 'pages.json'), 'utf8')) as unknown[];
  await expect(page.getByText(`${listed.length} pages are kept in this browser`)).toBeVisible();
  await offline(context);
  await page.goto(`${site.url}troubleshooting/socket-permission/`);
  await expect(page.getByRole('heading', { level: 2, name: 'Cause' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('socket');
  await expect(page.getByRole('option').first()).toBeVisible();
  const raw = await page.evaluate(
    async (path) => (await fetch(path)).text(),
    `${site.base}raw/base/etc/systemd/system/gunicorn.socket`,
  );
  expect(raw).toBe(readFileSync('content/stack/base/etc/systemd/system/gunicorn.socket', 'utf8'));
  await page.goto(`${site.url}offline/`);
  await page.getByRole('button', { name: 'Forget what is kept' }).click();
  await expect(page.getByText('0 pages are kept in this browser.')).toBeVisible();
  const kept = () =>
    page.evaluate(async () => [
      (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
    ]);
  expect(await kept()).toEqual([0, 0]);
  // The first touch of a page brings the worker in, but not if it is this one.
  await context.setOffline(false);
  await page.reload();
  const back = context.waitForEvent('serviceworker', { timeout: 3000 }).then(
    () => 'a worker',
    () => 'none',
  );
  await page.getByRole('button', { name: 'Forget what is kept' }).click();
  await expect(page.getByText('Nothing is kept any more.').first()).toBeVisible();
  expect(await back).toBe('none');
  expect(await kept()).toEqual([0, 0]);
});

test('a newer version waits until the reader lets it in; what was kept is kept anew, the old is gone', async ({
  page,
  context,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'guide-'));
  cpSync(base.folder, folder, { recursive: true });
  const server = serve(folder, base.base).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base.base}`;
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
  await read(page, `${url}systemd/`);
  await read(page, `${url}nginx/`);
  const bar = page.getByRole('region', { name: 'New version' });
  await expect(bar).toBeHidden();

  edit('sw.js', (text) => text.replace(/"revision":"[^"]+"/, '"revision":"newer"'));
  edit('systemd/index.html', (text) => text.replaceAll('Why the socket comes first', 'Why it is the socket'));
  await page.reload();
  // The browser asks for news when it has nothing else to do.
  await expect(bar).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('status')).toHaveText('A newer version of this guide is there.');
  expect((await page.evaluate(() => caches.keys())).length).toBe(2);
  await bar.getByRole('button', { name: 'Reload' }).press('Enter');
  await expect.poll(() => page.evaluate(() => caches.keys()).catch(() => [])).toEqual([`guide ${base.base} newer`]);
  await expect(bar).toBeHidden();
  await context.setOffline(true);
  await page.goto(`${url}systemd/`);
  await expect(page.getByRole('heading', { level: 2, name: /^Why it is the socket/ })).toBeVisible();
  await context.setOffline(false);

  // The way back, if a worker must go.
  const retired = readFileSync('src/worker/retired.js', 'utf8');
  writeFileSync(join(folder, 'sw.js'), `const guide = ${JSON.stringify({ base: base.base })};\n${retired}`);
  await page.goto(`${url}nginx/`);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

test('without JavaScript the page about reading offline says what it takes', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}offline/`);
  await expect(page.getByText('This takes JavaScript and an address with https.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await context.close();
});
