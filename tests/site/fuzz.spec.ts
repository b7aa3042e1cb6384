import { dice } from '../support/dice.ts';
import { todays } from '../support/tenth.ts';
import { watch } from '../support/watch.ts';
import { expect, test } from '../support/test.ts';

// 200 addresses that nobody wrote, a tenth of them a day: no page may break over what stands behind its #.

const seed = 20_261_124;
const pages = ['systemd/', 'nginx/', 'files/base/etc/systemd/system/gunicorn.socket/', 'troubleshooting/', ''];
const parts = [
  'why',
  'limits',
  'v1',
  '&',
  '&v1&',
  '=',
  'variant=asgi',
  '%',
  '%E0%A4',
  '%00',
  '"',
  "'",
  '<img src=x>',
  '\\',
  '#',
  '--',
  '__proto__',
  'constructor',
  ':~:text=',
  'socket',
  ',',
  '-,',
  '😀',
  '\u202e',
  ' ',
  '../',
  'gunicorn-socket--socket-listenstream',
  'a'.repeat(3000),
  '[',
  ']',
  ')',
  '*',
  'main',
  'toString=1',
  'null',
  '&v999&',
];

const roll = dice(seed);
const addresses = Array.from({ length: 200 }, (_, round) => {
  const fragment = Array.from({ length: 1 + roll(6) }, () => parts[roll(parts.length)]).join('');
  return { address: pages[Math.floor(round / 40)] ?? '', fragment };
});

test('made-up fragments break no page', async ({ page, site }) => {
  test.setTimeout(180_000);
  const { complaints } = await watch(page);
  const faults: string[] = [];
  const lengths = new Map<string, number>();
  for (const [round, { address, fragment }] of todays(addresses).entries()) {
    // Every tenth is a page opened anew; the others arrive while it is read.
    if (round % 10 === 0) await page.goto('about:blank');
    await page.goto(`${site.url}${address}#${fragment}`);
    // What a part writes when it is there is text of the page, too.
    await page.waitForLoadState('networkidle');
    const length = await page.evaluate(() => {
      const texts = [...document.querySelectorAll('main :is(h1, h2, h3, p, pre, li, td)')];
      return texts.map((element) => element.textContent ?? '').join('').length;
    });
    const text = lengths.get(address) ?? length;
    lengths.set(address, text);
    const heard = await complaints();
    if (heard.length > 0 || length !== text || length < 500)
      faults.push(`${address}#${fragment.slice(0, 80)}: ${heard.join('; ')} ${length} characters of ${text}`);
  }
  expect(faults).toEqual([]);
  // What stands behind them still works.
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: 'Search the guide' })).toBeFocused();
});
