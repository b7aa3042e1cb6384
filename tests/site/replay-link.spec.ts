import { openReplay } from '../support/replay.ts';
import { expect, test } from '../support/test.ts';
import { watch } from '../support/watch.ts';

// The replay by links: what they carry, what they ask for in vain, and recordings that do not load.

test('a copied link leads to the same hop of the same recording', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { button, radio, hops } = await openReplay(page, site);
  await radio('ASGI').check();
  await radio('TCP port').check();
  await expect(hops.nth(4)).toContainText('5. Uvicorn');
  for (let step = 0; step < 5; step++) await button('Step').click();
  await button('Link to this').click();
  await expect(page.getByRole('status')).toHaveText('Copied the link');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${site.url}request-path/#replay&v1&variant=asgi&via=tcp&hop=5`);
  await page.evaluate(() => localStorage.clear());
  const again = await openReplay(page, site, new URL(link).hash);
  await expect(again.current).toContainText('5. Uvicorn');
  await expect(again.radio('TCP port')).toBeChecked();
  await expect(again.current).toBeInViewport();
});

const hostile = [
  { fragment: '#replay&v1&hop=99', reason: /hop=99 \(there are 1 to 9\)/ },
  { fragment: '#replay&v1&kind=static&hop=7', reason: /hop=7 \(there are 1 to 4\)/ },
  { fragment: '#replay&v1&via=pigeon&hop=2', reason: /via=pigeon \(there are socket and tcp\)/ },
  { fragment: '#replay&v1&via=%&kind=<script>', reason: /via=% .* and kind=<script> / },
  { fragment: '#replay&v1&hop=-1&__proto__=x', reason: /hop=-1/ },
];
for (const { fragment, reason } of hostile) {
  test(`the link ${fragment} says what it asks for in vain, and the rest works`, async ({ page, site }) => {
    const { complaints } = await watch(page);
    const { figure, button, current } = await openReplay(page, site, fragment);
    await expect(figure.getByText(reason)).toBeVisible();
    await button('Step').click();
    await expect(current).toHaveCount(1);
    expect(await complaints()).toEqual([]);
  });
}

test('a recording that does not load says so, and the one before stays', async ({ page, site }) => {
  await page.route('**/replay.json', (route) => route.fulfill({ status: 503, body: 'no' }));
  const { figure, radio, hops, button, current } = await openReplay(page, site);
  await radio('TCP port')
    .check({ force: true })
    .catch(() => undefined);
  await expect(figure.getByText(/did not load .*503.* the one before/)).toBeVisible();
  await expect(radio('socket')).toBeChecked();
  await expect(hops).toHaveCount(9);
  await button('Step').click();
  await expect(current).toContainText('Client asks');
  await page.unroute('**/replay.json');
  await radio('a static file').check();
  await expect(hops).toHaveCount(4);
});
