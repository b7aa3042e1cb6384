import type { Page, Route } from '@playwright/test';
import { domain } from '../lab/values.ts';
import { symptoms } from '../support/content.ts';
import { expect, test } from '../support/test.ts';

const box = (page: Page) => page.getByRole('combobox', { name: 'Search the guide' });
const hits = (page: Page) => page.getByRole('listbox', { name: 'Results' }).getByRole('option');

/** Address, without the base path, and words of the first two hits. */
async function firstTwo(page: Page, siteUrl: string): Promise<string[]> {
  const found = await hits(page).evaluateAll((options) =>
    options.map((option) => `${(option.closest('a') ?? option.querySelector('a'))?.href} ${option.textContent}`),
  );
  return found.slice(0, 2).map((hit) => hit.replace(siteUrl, '/'));
}

/** What each search has to find, first or second. */
const wanted: { query: string; right: RegExp; what: string }[] = [
  { query: 'gunicron', right: /^\/wsgi\/|^\/glossary\/#gunicorn/, what: 'a section about Gunicorn, or the term' },
  { query: 'proxy_pas', right: / .*proxy_pass/, what: 'a place that names proxy_pass in its title' },
  {
    query: 'X-Forwarded-Proto',
    right: /#scheme |#proxy-trust |^\/(nginx|request-path)\/#headers |nginx\/snippets\/project\.conf\/#.*note/,
    what: 'the scheme, the trust in proxies, or the header of nginx',
  },
  {
    query: '(13: Permission denied)',
    right: /^\/troubleshooting\/(socket-permission|static-403)\//,
    what: 'a refused file or socket',
  },
  { query: '203/EXEC', right: /^\/troubleshooting\/exec-203\//, what: 'the symptom' },
  { query: '413', right: /^\/troubleshooting\/body-too-large\//, what: 'the symptom' },
];

for (const { query, right, what } of wanted) {
  test(`${query} finds ${what} first or second`, async ({ page, site }) => {
    await page.goto(site.url);
    await page.getByRole('button', { name: 'Search' }).click();
    await box(page).fill(query);
    await expect.poll(() => firstTwo(page, site.url), query).toContainEqual(expect.stringMatching(right));
  });
}

test('a pasted log line with its time and process finds its symptom first', async ({ page, site }) => {
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Search' }).click();
  await box(page).fill(
    `2026/11/23 10:31:07 [crit] 812#812: *7 connect() to unix:/run/gunicorn.sock failed (13: Permission denied) while connecting to upstream, client: 203.0.113.9, server: ${domain}, request: "GET / HTTP/1.1", upstream: "http://unix:/run/gunicorn.sock:/", host: "${domain}"`,
  );
  await expect.poll(async () => (await firstTwo(page, site.url))[0]).toContain('/troubleshooting/socket-permission/ ');
});

test('the key / can be switched off, and stays so', async ({ page, site }) => {
  await page.goto(site.url);
  await page.keyboard.press('/');
  const slash = page.getByRole('checkbox', { name: '/ opens the search' });
  const hint = page.locator('[data-search] kbd');
  await expect(slash).toBeChecked();
  await expect(hint).toBeVisible();
  await slash.uncheck();
  await page.keyboard.press('Escape');
  await expect(hint).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Search' })).toBeVisible();
  await expect(hint).toBeHidden();
  await page.keyboard.press('/');
  await expect(box(page)).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(slash).not.toBeChecked();
  await slash.check();
  await page.keyboard.press('Escape');
  await expect(hint).toBeVisible();
  await page.keyboard.press('/');
  await expect(box(page)).toBeVisible();
});

test('the line of every symptom finds its page first', async ({ page, site }) => {
  await page.goto(site.url);
  await page.keyboard.press('/');
  for (const { id, log } of symptoms()) {
    await box(page).fill(log.line.trim());
    const first = hits(page).first();
    await expect(first, id).toHaveAttribute('href', `/troubleshooting/${id}/`);
  }
});

test('nothing is loaded before the search is opened', async ({ page, site }) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.goto(`${site.url}nginx/`);
  // The browser itself says that it has nothing left to do: Firefox on a busy machine did not report the end of a request, once.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  const before = requested.length;
  expect(requested.filter((url) => /search|minisearch|es\./.test(url))).toEqual([]);
  const loaded = page.waitForResponse((response) => response.url() === `${site.url}search.json`);
  await page.keyboard.press('/');
  await loaded;
  await box(page).fill('nginx');
  await expect(hits(page).first()).toBeVisible();
  expect(requested.length).toBeGreaterThan(before);
});

test('what is typed while the search is on its way is found, and Enter closes nothing', async ({ page, site }) => {
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/assets/search-box*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url);
  await page.keyboard.press('/');
  await page.keyboard.type('413');
  await page.keyboard.press('Enter');
  await expect(box(page)).toBeFocused();
  await expect(hits(page)).toHaveCount(0);
  arrive();
  await expect(hits(page).first()).toBeVisible();
});

test('a search that cannot be loaded is said', async ({ page, site }) => {
  await page.route('**/assets/search-box*', (route) => route.abort());
  await page.goto(site.url);
  await page.keyboard.press('/');
  await expect(page.getByText('The search did not load').first()).toBeVisible();
});

for (const width of [390, 1440])
  test(`at ${width} px what is found nowhere is said, with places where many go`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 460 });
    await page.goto(site.url);
    await page.keyboard.press('/');
    const offered = hits(page).filter({ hasText: /Chapter|Page/ });
    await expect(offered).toHaveCount(5);
    const before = await offered.evaluateAll((all) => all.map((hit) => hit.getAttribute('href')).sort());
    await box(page).fill('zzzzqqqq');
    const dialog = page.getByRole('dialog');
    const sentence = dialog
      .getByText('Nothing for zzzzqqqq. Try one word of it, or a directive.')
      .and(page.locator('p:not([role])'));
    await expect(sentence).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('status')).toHaveText(/^Nothing for zzzzqqqq\./);
    await expect(hits(page).first()).toHaveAttribute('href', '/troubleshooting/');
    await expect(hits(page).first()).toBeInViewport({ ratio: 1 });
    expect(await hits(page).evaluateAll((all) => all.map((hit) => hit.getAttribute('href')).sort())).toEqual(before);
    // Enter chooses none of them by itself.
    await page.keyboard.press('Enter');
    await expect(box(page)).toBeFocused();
    await box(page).fill('nginx');
    await expect(sentence).toBeHidden();
    await expect(hits(page).first()).toHaveAttribute('aria-selected', 'true');
  });

test('on a phone it is said what did not load: the search, or its index', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 460 });
  let held = '**/assets/search-box*';
  const drop = (route: Route) => route.abort();
  await page.route(held, drop);
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('The search did not load').first()).toBeInViewport({ ratio: 1 });
  await page.unroute(held, drop);
  held = '**/search.json';
  await page.route(held, drop);
  // Firefox asks for a module once a page: what failed stays so until the next one.
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('The index did not load.').first()).toBeInViewport({ ratio: 1 });
});

test('an index that does not load is said, and the next try works', async ({ page, site }) => {
  let broken = true;
  // Before the page is loaded: a route that is laid later is passed by now and then.
  await page.route('**/search.json', (route) => (broken ? route.fulfill({ status: 503 }) : route.continue()));
  await page.goto(site.url);
  await page.keyboard.press('/');
  await box(page).fill('nginx');
  await expect(page.getByText('The index did not load.').first()).toBeVisible();
  broken = false;
  await page.keyboard.press('Escape');
  await expect(page.locator('body')).toBeFocused();
  await page.keyboard.press('/');
  await box(page).fill('nginx limits');
  await expect(hits(page).first()).toBeVisible();
});
