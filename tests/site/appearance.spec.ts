import type { Page } from '@playwright/test';
import { annotations, pageOfFile, plain, symptoms } from '../support/content.ts';
import { chaptersOf, pagesOf, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('the theme goes round system, light and dark, and is remembered', async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${site.url}nginx/`);
  const button = page.getByRole('button', { name: 'Theme:' }).first();
  await expect(button).toHaveText('Theme: system');
  const dark = await ground(page);
  await button.click();
  await expect(button).toHaveText('Theme: light');
  const light = await ground(page);
  expect(light).not.toBe(dark);
  await page.reload();
  expect(await ground(page)).toBe(light);
  await button.click();
  await expect(button).toHaveText('Theme: dark');
  expect(await ground(page)).toBe(dark);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await ground(page)).toBe(dark);
  await button.click();
  await expect(button).toHaveText('Theme: system');
  expect(await ground(page)).toBe(light);
});

test('a stored theme is set before the body is there, with every script file held back', async ({ page, site }) => {
  await page.goto(site.url);
  await page.evaluate(() => localStorage.setItem('/theme', 'dark'));
  await page.route('**/*.js', (route) => route.abort());
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.body) return;
      document.documentElement.dataset['atBody'] = document.documentElement.dataset['theme'] ?? 'none';
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  for (const address of ['', 'nginx/', '404.html']) {
    await page.goto(site.url + address);
    await expect(page.locator('html')).toHaveAttribute('data-at-body', 'dark');
  }
});

test('with reduced motion nothing moves on any page', async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const address of ['', 'files/', 'notes/', 'troubleshooting/socket-permission/', ...chaptersOf(root)]) {
    await page.goto(site.url + address);
    const moving = await page.evaluate(() =>
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
    expect(moving, address).toEqual([]);
  }
});

/** Border style and width of the line beside each layer's sections. */
const patterns = {
  client: 'solid 2px',
  nginx: 'solid 5px',
  socket: 'dotted 6px',
  gunicorn: 'double 8px',
  uvicorn: 'dashed 5px',
  django: 'solid 10px',
};

test('in forced colours every line keeps its pattern and is seen', async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const seen = new Map<string, string>();
  for (const chapter of chaptersOf(root)) {
    await page.goto(site.url + chapter);
    const rails = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('section[data-layer]')].map((section) => {
        const rail = getComputedStyle(section, '::before');
        const hidden = rail.borderInlineStartColor === getComputedStyle(document.body).backgroundColor;
        const line = `${rail.borderInlineStartStyle} ${rail.borderInlineStartWidth}`;
        return { layer: section.dataset['layer'] ?? '', line: hidden ? 'hidden' : line };
      }),
    );
    for (const { layer, line } of rails) seen.set(`${layer} ${line}`, chapter);
  }
  expect([...seen.keys()].sort()).toEqual(
    Object.entries(patterns)
      .map(([layer, line]) => `${layer} ${line}`)
      .sort(),
  );
});

test('print shows every note, both ways and all steps, and no navigation', async ({ page, site }) => {
  await page.emulateMedia({ media: 'print' });
  for (const chapter of chaptersOf(root)) {
    await page.goto(site.url + chapter);
    const hidden = await page.evaluate(() => {
      const parts = document.querySelectorAll(
        'main :is(p, li, td, th, pre, dt, dd, h2, h3, blockquote, summary, label)',
      );
      return [...parts]
        .filter(
          (part) =>
            part.textContent?.trim() &&
            !part.checkVisibility() &&
            !part.closest('nav, button, fieldset, form, [hidden], [data-no-script], details:has(a[href^="#"])'),
        )
        .map((part) => `${part.tagName} ${part.textContent?.trim().slice(0, 40)}`);
    });
    expect(hidden, chapter).toEqual([]);
    await expect(page.getByRole('navigation', { name: 'Chapters' })).toBeHidden();
    await expect(page.getByRole('navigation', { name: 'Site' })).toBeHidden();
    await expect(page.getByRole('button')).toHaveCount(0);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const width of [390, 1440]) {
    test(`no page shows a control that needs it, at ${width} px`, async ({ page, site }) => {
      await page.setViewportSize({ width, height: 900 });
      for (const address of pagesOf(root).filter((path) => !path.startsWith('files/') || path.includes('gunicorn'))) {
        await page.goto(site.url + address);
        await expect(page.getByRole('button'), address).toHaveCount(0);
        await expect(page.getByRole('radio', { name: /^(WSGI|ASGI)$/ }), address).toHaveCount(0);
        await expect(page.getByRole('combobox'), address).toHaveCount(0);
      }
    });
  }

  test('every file and every note on it is there to read', async ({ page, site }) => {
    for (const { id, notes } of annotations()) {
      await page.goto(`${site.url}${pageOfFile(id)}`);
      const text = (await page.getByRole('main').innerText()).replace(/\s+/g, ' ');
      for (const note of notes) expect(text, `${id}: ${note.id}`).toContain(plain(note.title));
      await expect(
        page.getByRole('listitem').filter({ has: page.getByRole('link', { name: /back to its line/ }) }),
      ).toHaveCount(notes.length);
    }
  });

  test('both ways stand on the page, each under its name, and the steps of a drawing open', async ({ page, site }) => {
    let both = 0;
    let steps = 0;
    for (const chapter of chaptersOf(root)) {
      await page.goto(site.url + chapter);
      const ways = page.getByText(/^With (WSGI: Gunicorn|ASGI: Uvicorn) workers$/);
      for (const way of await ways.all()) await expect(way, chapter).toBeVisible();
      both += await ways.count();
      for (const drawing of await page.getByText('Read the drawing as steps').all()) {
        await drawing.click();
        await expect(drawing.locator('..').getByRole('listitem').first()).toBeVisible();
        steps += 1;
      }
    }
    expect(both).toBeGreaterThan(3);
    expect(steps).toBeGreaterThanOrEqual(8);
  });

  test('every symptom is listed and has its page', async ({ page, site }) => {
    await page.goto(`${site.url}troubleshooting/`);
    for (const { title } of symptoms())
      await expect(page.getByRole('link', { name: title, exact: true }).first()).toBeVisible();
    for (const { id, log } of symptoms()) {
      await page.goto(`${site.url}troubleshooting/${id}/`);
      const line = await page.getByRole('group', { name: 'Log line' }).innerText();
      expect(line.replace(/\s+/g, ' ').trim()).toBe(log.line.replace(/\s+/g, ' ').trim());
      for (const part of ['Cause', 'Check', 'Fix'])
        await expect(page.getByRole('heading', { level: 2, name: part })).toBeVisible();
    }
  });
});
