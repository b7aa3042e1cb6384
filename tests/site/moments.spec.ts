import type { Page, Route } from '@playwright/test';
import { movePointer } from '../support/pointer.ts';
import { expect, test } from '../support/test.ts';
import { field, results, said } from '../support/troubleshooter.ts';

// When the parts of a page come: with the first act of a reader, and not before.

test('a pointer below which the page moves is no reader, one that moves is', async ({ page, site }) => {
  const parts: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/server-download')) parts.push(request.url());
  });
  await page.goto(`${site.url}files/`);
  await page.getByRole('heading', { name: 'Download the server' }).waitFor();
  await page.evaluate(async () => {
    dispatchEvent(new PointerEvent('pointermove'));
    // What that had begun would be asked for before this: an observer made later is told later.
    await new Promise((seen) => new IntersectionObserver(seen).observe(document.body));
    await fetch(location.href);
  });
  expect(parts).toEqual([]);
  await movePointer(page);
  await expect.poll(() => parts.length).toBe(1);
});

/** Opens a page whose script is on its way until it is let in. */
async function openEarly(page: Page, address: string): Promise<() => void> {
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/assets/Page.*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(address, { waitUntil: 'commit' });
  return arrive;
}

test('what is pasted before the script of the page is there is answered when it comes', async ({ page, site }) => {
  const arrive = await openEarly(page, `${site.url}troubleshooting/`);
  await field(page).click();
  await page.keyboard.insertText('status=217/USER');
  arrive();
  await expect(results(page).first()).toContainText('217');
});

test('a text that was left in the field before the script came is answered, too', async ({ page, site }) => {
  const arrive = await openEarly(page, `${site.url}troubleshooting/`);
  await field(page).fill('status=217/USER');
  await field(page).blur();
  arrive();
  await expect(results(page).first()).toContainText('217');
});

for (const [path, name, tag] of [
  ['troubleshooting/', /error line/, 'trouble-shooter'],
  ['values/', /^Domain/, 'values-form'],
] as const)
  test(`with the cursor in it before the script of the page, <${tag}> comes with the script`, async ({
    page,
    site,
  }) => {
    const arrive = await openEarly(page, site.url + path);
    await page.getByRole('main').getByRole('textbox', { name }).focus();
    arrive();
    await page.waitForFunction((element) => customElements.get(element) !== undefined, tag);
  });

test('what was pasted without a network is answered when it is back', async ({ page, context, site }) => {
  await page.goto(`${site.url}troubleshooting/`);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await field(page).focus();
  await page.keyboard.insertText('status=217/USER');
  await expect(page.getByText(/^This part did not load\. Use it again/)).toBeVisible();
  await context.setOffline(false);
  await expect(results(page).first()).toContainText('217');
  await expect(page.getByText('This part did not load.')).toBeHidden();
});

test('a part that was loaded, and not what it knows, asks for that when the network is back', async ({
  page,
  context,
  site,
}) => {
  await page.goto(`${site.url}troubleshooting/`);
  await page.waitForLoadState('networkidle');
  await field(page).focus();
  await page.waitForFunction(() => customElements.get('trouble-shooter') !== undefined);
  await context.setOffline(true);
  await page.keyboard.insertText('status=217/USER');
  await expect(said(page)).toHaveText(/^What is known of the failures did not load\. The page tries again/);
  await context.setOffline(false);
  await expect(results(page).first()).toContainText('217');
});

test('a part that did not load is tried again at the next use', async ({ page, site }) => {
  const drop = (route: Route) => route.abort();
  await page.route('**/values-form.*.js', drop);
  await page.goto(`${site.url}values/`);
  await movePointer(page);
  const lost = page.getByText(/^This part did not load\. Use it again/);
  await expect(lost).toBeVisible();
  await page.unroute('**/values-form.*.js', drop);
  await page
    .getByRole('main')
    .getByRole('textbox', { name: /^Domain/ })
    .hover();
  await page.waitForFunction(() => customElements.get('values-form') !== undefined);
  await expect(lost).toBeHidden();
});
