import { apartFaults, windows } from '../support/together.ts';
import { expect, test } from '../support/test.ts';

// Code and its notes on wide and narrow windows, what stays in sight, and that the measure of it sees what is wrong.

const file = '/etc/systemd/system/gunicorn.socket';
const line = 'gunicorn-socket--socket-socketmode';

for (const { width, height } of [windows[0], windows[3]].filter((each) => each !== undefined)) {
  test(`at ${width} px a link to a line shows file, line and note together`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    for (const anchor of [line, 'gunicorn-socket-note-mode']) {
      await page.goto(`${site.url}systemd/#${anchor}`);
      const note = page.getByRole('listitem').filter({ hasText: 'everybody on the machine may connect' });
      await expect(note).toBeInViewport({ ratio: 0.9 });
      await expect(
        page
          .getByText(/^SocketMode=0600/)
          .filter({ visible: true })
          .last(),
      ).toBeInViewport();
      const name = page.getByRole('link', { name: file, exact: true }).first();
      await expect(name).toBeInViewport({ ratio: 1 });
      const hidden = await name.evaluate((element) => {
        const { left, top, height: high } = element.getBoundingClientRect();
        const above = document.elementFromPoint(left + 4, top + high / 2);
        return above === null || !(element.contains(above) || above.contains(element));
      });
      expect(hidden).toBe(false);
    }
  });
}

test('on a phone the header returns on scrolling up, and the contents are one tap away', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${site.url}systemd/`);
  const trouble = page.getByRole('banner').getByRole('link', { name: 'Trouble' });
  const contents = page.getByRole('button', { name: /^systemd sockets/ });
  await expect(contents).toContainText('Contents');
  await page.getByRole('heading', { name: 'The service unit' }).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 3000);
  await expect(trouble).not.toBeInViewport();
  await expect(contents).toBeInViewport();
  await expect(contents).toContainText('The service unit');
  await page.mouse.wheel(0, -300);
  await expect(trouble).toBeInViewport({ ratio: 1 });
  await contents.click();
  await page.getByRole('navigation', { name: 'Chapters' }).getByRole('link', { name: 'Restart or reload' }).click();
  await expect(page.getByRole('heading', { name: 'Restart or reload' })).toBeInViewport();
  await expect(page.getByRole('navigation', { name: 'Chapters' })).toBeHidden();
  // Where a page begins nothing of it is read yet, and the list over it can be closed by what it shows.
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await expect(contents).toContainText('Contents');
  await contents.click();
  await expect(page.getByRole('navigation', { name: 'Chapters' }).getByRole('link', { name: 'Files' })).toBeVisible();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Chapters' })).toBeHidden();
});

test('the contents open without script', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${site.url}systemd/`);
  await page.getByRole('button', { name: /^systemd sockets/ }).click();
  await expect(page.getByRole('navigation', { name: 'Chapters' }).getByRole('link', { name: 'nginx' })).toBeVisible();
  await context.close();
});

test('the measure sees a note far from its line, blank paper, and what is cut', async ({ page, site }) => {
  await page.goto(`${site.url}systemd/`);
  const phone = { width: 390, height: 844 };
  const wide = { width: 1440, height: 900 };
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('[data-quote]')) each.remove();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      'annotated-file > * { position: static !important; display: block !important } annotated-file span { position: static !important }',
    );
    document.adoptedStyleSheets.push(sheet);
  });
  expect((await apartFaults(page, phone)).join('\n')).toMatch(/px from its line[\s\S]*out of sight while it is read/);
  expect((await apartFaults(page, wide)).join('\n')).toMatch(/% of the page is blank/);
  await page.evaluate(() => {
    const box = document.createElement('pre');
    box.append('x'.repeat(400));
    box.style.cssText = 'overflow: auto; white-space: pre; inline-size: 300px';
    document.querySelector('main')?.append(box);
  });
  expect((await apartFaults(page, wide)).join('\n')).toMatch(/hides \d+ px beside \d+ px of free paper/);
  await page.goto(`${site.url}nginx/`);
  await page.evaluate(() => document.querySelector('main td')?.append('x'.repeat(200)));
  expect((await apartFaults(page, wide)).join('\n')).toMatch(/a table is \d+ px wider than its place/);
});
