import { movePointer } from '../support/pointer.ts';
import { expect, test } from '../support/test.ts';

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
