import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chaptersOf, pageName, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

// What readers ask of their system: no motion, colours of their own, paper. One visit a page.

/** Elements that move, by name. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) =>
      ['', '::before', '::after'].flatMap((part) => {
        const style = getComputedStyle(element, part);
        const lasts = (value: string) => value.split(',').some((time) => parseFloat(time) > 0.01);
        const moves =
          (style.animationName !== 'none' && lasts(style.animationDuration)) || lasts(style.transitionDuration);
        return moves || style.scrollBehavior === 'smooth' ? [`${element.tagName}${part}`] : [];
      }),
    ),
  );
}

/** Layer of each section, with border style and width of the line beside it. */
function lines(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('section[data-layer]')].map((section) => {
      const line = getComputedStyle(section, '::before');
      const hidden = line.borderInlineStartColor === getComputedStyle(document.body).backgroundColor;
      const look = hidden ? 'hidden' : `${line.borderInlineStartStyle} ${line.borderInlineStartWidth}`;
      return `${section.dataset['layer']} ${look}`;
    }),
  );
}

/** Text of a chapter that is not on paper. */
function unprinted(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = document.querySelectorAll('main :is(p, li, td, th, pre, dt, dd, h2, h3, blockquote, summary, label)');
    return [...parts]
      .filter(
        (part) =>
          part.textContent?.trim() &&
          !part.checkVisibility() &&
          !part.closest('nav, button, fieldset, form, [hidden], [data-no-script], details:has(a[href^="#"])'),
      )
      .map((part) => `${part.tagName} ${part.textContent?.trim().slice(0, 40)}`);
  });
}

const patterns = [
  'client solid 2px',
  'nginx solid 5px',
  'socket dotted 6px',
  'gunicorn double 8px',
  'uvicorn dashed 5px',
  'django solid 10px',
];

for (const address of ['', 'files/', 'notes/', 'troubleshooting/socket-permission/'])
  test(`with reduced motion nothing moves on ${pageName(address)}`, async ({ page, site }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(site.url + address);
    expect(await moving(page)).toEqual([]);
  });

for (const chapter of chaptersOf(root))
  test(`${pageName(chapter)} holds still, keeps its lines in forced colours, and is whole on paper`, async ({
    page,
    site,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(site.url + chapter);
    expect.soft(await moving(page)).toEqual([]);

    await page.emulateMedia({ reducedMotion: null, forcedColors: 'active' });
    expect.soft((await lines(page)).filter((line) => !patterns.includes(line))).toEqual([]);

    await page.emulateMedia({ forcedColors: null, media: 'print' });
    expect.soft(await unprinted(page)).toEqual([]);
    await expect.soft(page.getByRole('navigation', { name: 'Chapters' })).toBeHidden();
    await expect.soft(page.getByRole('navigation', { name: 'Site' })).toBeHidden();
    await expect.soft(page.getByRole('button')).toHaveCount(0);
  });

test('every layer has its line in some chapter', () => {
  const html = chaptersOf(root).map((chapter) => readFileSync(join(root.folder, chapter, 'index.html'), 'utf8'));
  const layers = html.flatMap((text) => [...text.matchAll(/<section\b[^>]* data-layer="([^"]+)"/g)]);
  const drawn = new Set(layers.map(([, layer]) => layer));
  expect([...drawn].sort()).toEqual(patterns.map((pattern) => pattern.split(' ')[0]).sort());
});
