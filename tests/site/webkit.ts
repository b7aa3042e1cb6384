import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { serve } from '../../src/build/preview.ts';
import { guide } from '../../src/shared/build/guide.ts';
import { root } from '../support/sites.ts';
import { keys, walker } from '../support/webdriver.ts';

// One sitting of a reader in WebKitGTK, through its own driver: read, copy, search, switch theme and variant.

const server = serve(root.folder, root.base).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const page = await walker(await freePort());

const text = (xpath: string) =>
  page.run<string>('return document.evaluate(arguments[0], document, null, 2).stringValue.trim()', xpath);
const seen = (words: string) =>
  page.run<boolean>(
    'return [...document.querySelectorAll("main p")].some((p) => p.textContent.trim() === arguments[0] && p.checkVisibility())',
    words,
  );
/** A page is reached when its scripts have run: a key that is pressed before is nobody's. */
const reached = (end: string) =>
  page.until(
    `address …${end}, loaded`,
    () => page.run<string>('return `${document.readyState} ${location.href}`'),
    (state) => state.startsWith('complete ') && state.endsWith(end),
  );

const walk: [what: string, act: () => Promise<void>][] = [
  [
    'reads from the first page into the second chapter',
    async () => {
      await page.go(site);
      await page.click('(//nav[@aria-label="What you can do here"]//li[not(continue-reading)]/a)[1]');
      await reached('/start/');
      assert.match(await text('//main//h1'), /\w/);
      await page.click('//nav[@aria-label="Next and previous"]//a[@rel="next"]');
      await reached(`/${guide.chapters[1]}/`);
    },
  ],
  [
    'copies exactly the bytes of a file',
    async () => {
      const file = 'base/etc/systemd/system/gunicorn.service';
      await page.go(`${site}files/${file}/`);
      await page.click('//button[.="Copy file"]');
      await page.until(
        'the button',
        () => text('//button[@data-copy]'),
        (label) => label === 'Copied',
      );
      await page.run(
        'const field = document.createElement("textarea"); field.id = "paste"; document.body.append(field); field.focus();',
      );
      await page.press(keys.control, 'v');
      const pasted = () => page.run<string>('return document.getElementById("paste").value');
      assert.equal(
        await page.until('what was pasted', pasted, (value) => value !== ''),
        readFileSync(`content/stack/${file}`, 'utf8'),
      );
    },
  ],
  [
    'searches by keyboard',
    async () => {
      await page.go(site);
      await page.press('/');
      await page.press(...'203/EXEC');
      const hits = () => page.run<number>('return document.querySelectorAll("[role=option]").length');
      await page.until('hits', hits, (count) => count > 0);
      await page.press(keys.enter);
      await reached('/troubleshooting/exec-203/');
      await page.press('/');
      const open = () => page.run<boolean>('return document.querySelector("dialog").open');
      await page.until('the dialog', open, (value) => value);
      await page.press(keys.escape);
      await page.until('the dialog', open, (value) => !value);
    },
  ],
  [
    'switches the theme and keeps it',
    async () => {
      await page.go(`${site}nginx/`);
      const ground = () => page.run<string>('return getComputedStyle(document.body).backgroundColor');
      const button = '(//button[starts-with(., "Theme")])[1]';
      await page.click(button);
      const light = await ground();
      await page.click(button);
      await page.until('the ground', ground, (colour) => colour !== light);
      const dark = await ground();
      await page.go(`${site}wsgi/`);
      assert.equal(await ground(), dark);
    },
  ],
  [
    'switches the variant, keeps it, and takes it from a link',
    async () => {
      const [wsgi, asgi] = ['With WSGI: Gunicorn workers', 'With ASGI: Uvicorn workers'];
      await page.go(`${site}operations/`);
      assert.deepEqual([await seen(wsgi), await seen(asgi)], [true, false]);
      await page.click('(//label[contains(., "ASGI")])[1]');
      await page.until(
        'the variant',
        () => seen(asgi),
        (value) => value,
      );
      await page.go(`${site}request-path/`);
      assert.deepEqual([await seen(wsgi), await seen(asgi)], [false, true]);
      await page.run('localStorage.clear()');
      await page.go(`${site}operations/#logs&v1&variant=asgi`);
      await reached('/operations/#logs');
      assert.deepEqual([await seen(wsgi), await seen(asgi)], [false, true]);
    },
  ],
];

let failed = 0;
for (const [what, act] of walk) {
  try {
    await act();
  } catch (error) {
    failed += 1;
    console.log(`✖ WebKitGTK ${what}: ${(error as Error).message}`);
  }
}
await page.close();
server.closeAllConnections();
server.close();
console.log(`${walk.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
