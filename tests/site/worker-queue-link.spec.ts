import { expect, test } from '../support/test.ts';
import { openQueue, queue, said } from '../support/worker-queue.ts';

// A run of the worker queue in an address: what is carried, and what becomes of a bad one.

test('a link carries a run, and only what differs', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openQueue(page, site);
  await queue(page).getByRole('radio', { name: 'ASGI' }).check();
  await queue(page).getByRole('button', { name: 'Copy link to this run' }).click();
  await expect(page.getByRole('status').last()).toHaveText('Copied the link to this run');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${site.url}wsgi/#worker-queue&v1&worker=asgi`);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(said(page)).toHaveText(/^All seven start at once\./);
  await expect(queue(page).getByRole('radio', { name: 'ASGI' })).toBeChecked();
  await expect(queue(page).getByRole('heading')).toBeInViewport();
});

for (const [what, choices, reason] of [
  ['a number that no knob has', '&v1&workers=99&requests=4', /“99” for “Workers”\. It can be 1, 2.*Shown is 3\./],
  [
    'a word that no choice has',
    '&v1&worker=%3Cb%3Egevent&requests=4',
    /“<b>gevent” for “Worker”\. It can be sync, gthread, asgi\. Shown is sync\./,
  ],
  ['broken escapes', '&v1&workers=%E0%A4%A&requests=4', /“%E0%A4%A” for “Workers”/],
] as const) {
  test(`a link with ${what}: the rest of it counts, the reason is said`, async ({ page, site }) => {
    await openQueue(page, site, choices);
    await expect(queue(page).getByRole('alert')).toHaveText(reason);
    await expect(said(page)).toHaveText(/^Three start at once, one waits\./);
  });
}

test('a link of another version or for another place changes nothing', async ({ page, site }) => {
  for (const choices of ['&v9&workers=5', '&&&=&', '&v1&variant=asgi']) {
    await page.goto('about:blank');
    await openQueue(page, site, choices);
    await expect(said(page)).toHaveText(/^Three start at once, four wait\./);
    await expect(queue(page).getByRole('alert')).toHaveCount(0);
  }
});
