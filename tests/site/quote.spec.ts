import type { Browser, Page } from '@playwright/test';
import { copiedBy } from '../support/clipboard.ts';
import { chaptersWith, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';
import { watch } from '../support/watch.ts';

// Selected, quoted, and found again: the words, and the link that marks them.

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const button = (page: Page) => page.getByRole('button', { name: 'Copy as quote' });

/** Selects characters of the first element that fits, from its text. */
function select(page: Page, selector: string, from = 0, to = Infinity): Promise<string> {
  return page.evaluate(
    ({ selector: css, from: first, to: last }) => {
      const element = [...document.querySelectorAll(css)].find((each) => each.checkVisibility());
      if (!element) throw new Error(`${css} is not there`);
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      range.selectNodeContents(element);
      for (let count = 0; walker.nextNode();) {
        const { length } = walker.currentNode as Text;
        if (first >= count && first < count + length) range.setStart(walker.currentNode, first - count);
        if (last > count && last <= count + length) range.setEnd(walker.currentNode, last - count);
        count += length;
      }
      element.scrollIntoView({ block: 'center' });
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return String(getSelection());
    },
    { selector, from, to: Number.isFinite(to) ? to : 1e9 },
  );
}

const linkOf = (markdown: string) => /\]\((http[^)]+)\)\n$/.exec(markdown)?.[1] ?? 'no link';

/** Pixels of a page that the browser has painted as found text. */
async function markedPixels(page: Page): Promise<number> {
  const shot = (await page.screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data: pixels } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
    let count = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      if (pixels[at] === 255 && pixels[at + 1] === 0 && pixels[at + 2] === 255) count++;
    }
    return count;
  }, shot);
}

/** Opens a link as another reader, with found text in a colour of its own, on a page that may draw pictures from data. */
async function visit({ browser, address }: { browser: Browser; address: string }): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.route(
    (url) => url.pathname.endsWith('/'),
    async (route) => {
      const answer = await route.fetch();
      const html = (await answer.text())
        .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
        .replace('</head>', '<style>::target-text{background:#f0f;color:#f0f}</style></head>');
      await route.fulfill({ response: answer, body: html });
    },
  );
  await page.goto(address);
  return page;
}

test('a sentence is quoted with a link that marks it', async ({ page, site, browser }) => {
  const { complaints } = await watch(page);
  await page.goto(`${site.url}systemd/`);
  await expect(button(page)).toBeHidden();
  const words = await select(page, '#why > p', 0, 60);
  await expect(button(page)).toBeVisible();
  const markdown = await copiedBy(page, () => button(page).click());
  await expect(page.getByRole('status')).toHaveText('Copied the quotation');
  expect(markdown).toMatch(/^> /);
  expect(markdown.replace(/[\\`]/g, '')).toContain(words.trim().slice(0, 40));
  expect(markdown).toContain('[systemd sockets and services § ');
  expect(linkOf(markdown)).toMatch(new RegExp(`^${site.url}systemd/#why:~:text=`));
  expect(await complaints()).toEqual([]);
  const other = await visit({ browser, address: linkOf(markdown) });
  await expect.poll(() => markedPixels(other)).toBeGreaterThan(200);
  await expect(other).toHaveURL(`${site.url}systemd/#why`);
  await other.context().close();
});

test('words that stand elsewhere too are marked where they were selected', async ({ page, site, browser }) => {
  await page.goto(`${site.url}systemd/`);
  await select(page, '#why h2', 0, 8);
  const markdown = await copiedBy(page, () => button(page).click());
  const other = await visit({ browser, address: linkOf(markdown) });
  await expect.poll(() => markedPixels(other)).toBeGreaterThan(50);
  await expect(other.locator('#why h2')).toBeInViewport();
  await other.context().close();
});

test('code is quoted as a fence, without numbers, marks and prompts', async ({ page, site }) => {
  await page.goto(`${site.url}systemd/`);
  await select(page, '#gunicorn-socket pre');
  const markdown = await copiedBy(page, () => button(page).click());
  expect(markdown).toMatch(/^> ```\n> \[Unit\]\n/);
  expect(markdown).toContain('\n> ListenStream=/run/gunicorn.sock\n');
  await select(page, '[data-place=commands] pre');
  const commands = await copiedBy(page, () => button(page).click());
  expect(commands).toMatch(/^> ```\n/);
  expect(commands).not.toMatch(/^> [#$] /m);
});

test('by keyboard: Alt Q copies, Escape puts the button away, Ctrl C copies as ever', async ({ page, site }) => {
  await page.goto(`${site.url}systemd/`);
  const words = await select(page, '#why > p', 0, 40);
  await expect(button(page)).toBeVisible();
  await expect(button(page)).toHaveAttribute('title', /Alt Q/);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(await copiedBy(page, () => page.keyboard.press('Alt+q'))).toMatch(/^> /);
  expect(await copiedBy(page, () => page.keyboard.press('ControlOrMeta+c'))).toBe(words);
  await page.keyboard.press('Escape');
  await expect(button(page)).toBeHidden();
  expect(await page.evaluate(() => String(getSelection()))).toBe(words);
});

test('on a phone the button lies in the window, below what is selected', async ({ browser, site }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(`${site.url}systemd/`);
  await select(page, '#why > p', 0, 30);
  const box = await button(page).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await copiedBy(page, () => button(page).tap())).toMatch(/^> /);
  await context.close();
});

test('a link from the ASGI way marks its words there', async ({ page, site, browser }) => {
  const forked = chaptersWith(root, 'Variant')[0] ?? '';
  await page.goto(site.url + forked);
  await page.getByRole('radio', { name: 'ASGI' }).first().check();
  await select(page, '[data-is="asgi"] > p + p', 0, 50);
  const markdown = await copiedBy(page, () => button(page).click());
  expect(linkOf(markdown)).toContain('&v1&variant=asgi:~:text=');
  const other = await visit({ browser, address: linkOf(markdown) });
  await expect.poll(() => markedPixels(other)).toBeGreaterThan(100);
  await other.context().close();
});
