import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

// The whole guide by keyboard: where focus goes, that it is seen, what keys do.

interface Stop {
  name: string;
  /** Whether a reader sees that the focus is here. */
  marked: boolean;
  /** Whether the focused thing lies in the window, not under something else. */
  clear: boolean;
}

/** Where focus is, `null` off the page and where it has been before. An outline may stand on the label of a radio or the box of a drawing. */
function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(async () => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const outlined = (element: Element | null | undefined) => {
      const style = element && getComputedStyle(element);
      return Boolean(style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
    };
    const box = at.querySelector(':scope > :is(rect, path, circle)');
    const thick = box !== null && parseFloat(getComputedStyle(box).strokeWidth) >= 4;
    const middle = (from: number, to: number, room: number) => (Math.max(from, 0) + Math.min(to, room)) / 2;
    const isClear = () => {
      // The middle of a link over two lines may be beside its words: the first line is looked at.
      const { top, bottom, left, right } = at.getClientRects()[0] ?? at.getBoundingClientRect();
      const uppermost = document.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
      return uppermost !== null && (at.contains(uppermost) || uppermost.contains(at));
    };
    // A part that came with the focus may still move the page: what is covered is looked at again after the next paint.
    const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const clear = isClear() || (await painted(), isClear());
    const again = at.hasAttribute('data-walked');
    at.setAttribute('data-walked', '');
    if (again) return null;
    const name = `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent?.trim().slice(0, 40)}`;
    return { name, marked: outlined(at) || outlined(at.closest('label')) || thick, clear };
  });
}

/** Tabs through the page, from its top until focus has left it. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let count = 0; count < 600; count++) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}

for (const chapter of ['systemd/', 'request-path/', 'troubleshooting/', 'troubleshooting/socket-permission/', '']) {
  test(`/${chapter}: Tab reaches everything, each focus is seen`, async ({ page, site }) => {
    await page.goto(site.url + chapter);
    // Parts are loaded when focus comes near, on a busy machine behind it: the first walk brings them all.
    await walk(page);
    await page.evaluate(() => {
      for (const stop of document.querySelectorAll('[data-walked]')) stop.removeAttribute('data-walked');
    });
    const stops = await walk(page);
    expect(stops[0]?.name).toContain('Skip to the text');
    expect(stops.filter(({ marked }) => !marked)).toEqual([]);
    expect(stops.filter(({ clear }) => !clear)).toEqual([]);
    const reachable = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('a[href], button, input, summary, [tabindex="0"]')].filter(
          (element) =>
            element.tabIndex >= 0 && element.checkVisibility() && !element.matches('[type=radio]:not(:checked)'),
        ).length,
    );
    // Boxes that scroll are stops of their own in Chromium.
    expect(stops.length).toBeGreaterThanOrEqual(reachable);
  });
}

test('the skip link leads to the text', async ({ page, site }) => {
  await page.goto(`${site.url}nginx/`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${site.url}nginx/#main`);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('arrow keys go from line to line of a file, the address follows and the line is told', async ({ page, site }) => {
  await page.goto(`${site.url}files/base/etc/systemd/system/gunicorn.socket/`);
  const file = page.getByRole('group', { name: '/etc/systemd/system/gunicorn.socket' });
  await file.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/#gunicorn-socket--unit$/);
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/#gunicorn-socket--unit-description$/);
  await expect(page.getByText(/^Line 2 of .*gunicorn\.socket: Description=/)).toBeAttached();
  await expect(file).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page).toHaveURL(/#gunicorn-socket--unit$/);
});

test('a mark leads to its note and the note back to its line', async ({ page, site }) => {
  await page.goto(`${site.url}files/base/etc/systemd/system/gunicorn.socket/`);
  await page.getByRole('link', { name: /^Note 1:/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#gunicorn-socket-note-/);
  await page.getByRole('link', { name: 'Note 1, back to its line' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#gunicorn-socket--/);
});

const search = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const box = (page: Page) => page.getByRole('combobox', { name: 'Search the guide' });

for (const key of ['/', 'Control+k']) {
  test(`${key} opens the search, arrows choose, Enter goes`, async ({ page, site }) => {
    await page.goto(site.url);
    await page.keyboard.press(key);
    await expect(box(page)).toBeFocused();
    await page.keyboard.type('socket');
    const options = search(page).getByRole('option');
    await expect(options.nth(2)).toBeVisible();
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(box(page)).toHaveAttribute('aria-activedescendant', (await options.nth(1).getAttribute('id')) ?? '');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(options.last()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    const target = await options.first().evaluate((option) => (option.closest('a') ?? option.querySelector('a'))?.href);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(target ?? 'nowhere');
    await expect(search(page)).toBeHidden();
  });
}

test('Escape closes the search and gives focus back', async ({ page, site }) => {
  await page.goto(`${site.url}nginx/`);
  const link = page.getByRole('link', { name: 'Files', exact: true }).first();
  await link.focus();
  await page.keyboard.press('Control+k');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('/etc');
  await expect(box(page)).toHaveValue('/etc');
  await page.keyboard.press('Escape');
  await expect(search(page)).toBeHidden();
  await expect(link).toBeFocused();
});
