import { holdAnimations } from '../support/held.ts';
import { openReplay } from '../support/replay.ts';
import { recordedHops } from '../support/replay-record.ts';
import { expect, test } from '../support/test.ts';
import { watch } from '../support/watch.ts';

// The replay on /request-path/: one recorded request, hop by hop.

test('without script: every hop, its line, and behind a click its headers and lines of the configuration', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const { hops, button } = await openReplay(page, site);
  const recorded = recordedHops('wsgi-socket');
  await expect(hops).toHaveCount(recorded.length);
  await expect(button('Step')).toBeHidden();
  for (const [index, { line, headers }] of recorded.entries()) {
    const hop = hops.nth(index);
    if (line) await expect(hop.getByText(line, { exact: true }).filter({ visible: true })).toBeVisible();
    await hop.locator('summary').click();
    for (const [name] of headers ?? []) await expect(hop.getByRole('rowheader', { name, exact: true })).toBeVisible();
  }
  await expect(hops.nth(2).getByRole('link', { name: 'proxy_set_header X-Request-ID $request_id;' })).toBeVisible();
  await context.close();
});

test('by keyboard alone: arrows step, Home and End go to the ends, each hop is said', async ({ page, site }) => {
  const { complaints } = await watch(page);
  const { hops, current, button, radio, status } = await openReplay(page, site);
  await button('Step').focus();
  await page.keyboard.press('Enter');
  await expect(status).toHaveText(/^Hop 1 of 9: Client asks\. It wrote nothing\.$/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(status).toHaveText(/^Hop 3 of 9: nginx /);
  await expect(current.getByRole('rowheader', { name: 'X-Request-ID' })).toBeVisible();
  await expect(hops.nth(8).getByText('HTTP/1.1 200 OK').filter({ visible: true })).toHaveCount(0);
  await page.keyboard.press('ArrowLeft');
  await expect(status).toHaveText(/^Hop 2 of 9: /);
  await page.keyboard.press('End');
  await expect(status).toHaveText(/^Hop 9 of 9: Client .*, after [\d.]+ ms\. It wrote: HTTP\/1\.1 200 OK$/);
  await page.keyboard.press('ArrowRight');
  await expect(current).toContainText('Client has the answer');
  await page.keyboard.press('Home');
  await expect(current).toContainText('Client asks');
  // In a choice the arrows choose.
  await radio('socket').focus();
  await page.keyboard.press('ArrowRight');
  await expect(radio('TCP port')).toBeChecked();
  expect(await complaints()).toEqual([]);
});

const recordings = [
  { trace: 'wsgi-socket', choose: [] },
  { trace: 'wsgi-tcp', choose: ['TCP port'] },
  { trace: 'asgi-socket', choose: ['ASGI'] },
  { trace: 'asgi-tcp', choose: ['ASGI', 'TCP port'] },
  { trace: 'static', choose: ['a static file'] },
];
for (const { trace, choose } of recordings) {
  test(`${trace}: what is shown is what was recorded`, async ({ page, site }) => {
    const { hops, button, radio } = await openReplay(page, site);
    const recorded = recordedHops(trace);
    for (const name of choose) await radio(name).check();
    await expect(hops).toHaveCount(recorded.length);
    let known: [string, string][] = [];
    for (const [index, { line, head, headers, atMs }] of recorded.entries()) {
      await button('Step').click();
      const hop = hops.nth(index);
      known = headers ?? known;
      if (line) await expect(hop.getByText(line, { exact: true }).first()).toBeVisible();
      if (head) await expect(hop.getByText(head, { exact: true }).first()).toBeVisible();
      if (atMs) await expect(hop.getByText(`after ${atMs.toFixed(2)} ms`)).toBeVisible();
      const rows = () =>
        hop
          .getByRole('row')
          .evaluateAll((all) =>
            all.map((row) => [row.querySelector('th')?.textContent, row.querySelector('td code')?.textContent]),
          );
      await expect.poll(rows).toEqual(known);
    }
  });
}

test('steps while a recording loads are not lost: the hop stays, of the request that came', async ({ page, site }) => {
  let arrive = (): void => {};
  const asked = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/replay.json*', async (route) => {
    await asked;
    await route.continue();
  });
  const { hops, current, button, radio } = await openReplay(page, site);
  await radio('ASGI').check();
  for (let step = 0; step < 5; step++) await button('Step').click();
  await expect(current).toContainText('5. Gunicorn');
  arrive();
  await expect(hops.nth(4)).toContainText('5. Uvicorn');
  await expect(current).toContainText('5. Uvicorn');
  await expect(current.getByRole('row').first()).toBeVisible();
  await radio('a static file').check();
  await expect(hops).toHaveCount(4);
  await expect(current).toContainText('4. ');
});

test('over a port the lines are those of the recording', async ({ page, site }) => {
  const { hops, button, radio } = await openReplay(page, site);
  await radio('TCP port').check();
  await expect(hops.nth(4).getByRole('row', { name: /^REMOTE_ADDR 127\.0\.0\.1/, includeHidden: true })).toHaveCount(1);
  for (let step = 0; step < 4; step++) await button('Step').click();
  await expect(hops.nth(3).getByRole('link', { name: 'ListenStream=127.0.0.1:8000' })).toBeVisible();
  await expect(hops.nth(3).getByText('changed for this recording').first()).toBeVisible();
});

test('WSGI or ASGI is the choice of the whole guide; a static file asks neither', async ({ page, site }) => {
  const { hops, radio } = await openReplay(page, site);
  await radio('ASGI').check();
  await expect(page.getByText('With ASGI: Uvicorn workers').first()).toBeVisible();
  await expect(hops.nth(4)).toContainText('5. Uvicorn');
  await page.getByRole('radio', { name: 'WSGI' }).first().check();
  await expect(hops.nth(4)).toContainText('5. Gunicorn');
  await expect(radio('WSGI')).toBeChecked();
  await radio('a static file').check();
  await expect(hops).toHaveCount(4);
  await expect(radio('ASGI')).toBeDisabled();
});

test('sent: it moves for 1.4 s and says how much slower that is; with reduced motion it is there', async ({
  page,
  site,
}) => {
  const { button, figure, status } = await openReplay(page, site);
  await holdAnimations(page);
  await button('Send').click();
  await expect(status).toHaveText(/^Sent\. HTTP\/1\.1 200 OK\. 1\.4 s here were /);
  await expect(figure.getByText(/times slower\.$/)).toBeVisible();
  expect(await page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await button('Send').click();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await expect(figure.getByText(/times slower\.$/)).toBeHidden();
});

test('by touch at 390 px: stepped to the end, and the page does not move sideways', async ({ browser, site }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const { button, current, figure } = await openReplay(page, site);
  await figure.getByText('a static file').tap();
  await expect(figure.getByRole('listitem').first()).toBeVisible();
  await figure.getByText('a page', { exact: true }).tap();
  for (let step = 0; step < 9; step++) {
    await button('Step').tap();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  }
  await expect(current).toContainText('Client has the answer');
  await context.close();
});
