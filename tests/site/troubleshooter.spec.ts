import { recordedFaults } from '../support/faults.ts';
import { paste } from '../support/clipboard.ts';
import { expect, test } from '../support/test.ts';
import { field, journal, openTroubleshooter, results, said } from '../support/troubleshooter.ts';

// A pasted log and the failures it speaks of.

const faults = recordedFaults();
const titleOf = (id: string) => faults.find((fault) => fault.id === id)?.title ?? '';

for (const [width, height] of [
  [390, 844],
  [1440, 900],
] as const)
  test(`at ${width} px the field stands below the title, in sight, before everything else`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    await openTroubleshooter(page, site);
    await expect(field(page)).toBeInViewport({ ratio: 1 });
    const next = page.locator('h1 ~ :not(link)');
    await expect(next.first()).toContainText('Nothing you paste is stored or sent');
    const [own, lede] = [await field(page).boundingBox(), await next.nth(1).boundingBox()];
    expect((own?.y ?? 0) + (own?.height ?? 0)).toBeLessThanOrEqual(lede?.y ?? 0);
  });

test('the recorded log of every failure, pasted, names its page first', async ({ page, site }) => {
  await openTroubleshooter(page, site);
  for (const { id, block } of faults) {
    if (!block) continue;
    await field(page).fill('');
    await expect(results(page)).toHaveCount(0);
    await field(page).fill(block);
    await expect(results(page).first().getByRole('link').first()).toHaveText(titleOf(id));
    await expect(results(page).first().getByRole('link').first()).toHaveAttribute('href', `/troubleshooting/${id}/`);
  }
});

test('Ctrl V works from anywhere on the page, and Tab leads through the answer', async ({ page, site }) => {
  await openTroubleshooter(page, site);
  await paste(page, journal);
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue(journal);
  await expect(said(page)).toHaveText(`2 failures match, first: ${titleOf('exec-203')}.`);
  const first = results(page).first();
  await page.keyboard.press('Tab');
  await expect(first.getByRole('link', { name: titleOf('exec-203') })).toBeFocused();
  for (const [name, anchor] of [
    ['Check', 'check'],
    ['Fix', 'fix'],
    ['Proof', 'reproduced'],
  ] as const) {
    await page.keyboard.press('Tab');
    await expect(first.getByRole('link', { name, exact: true })).toBeFocused();
    await expect(first.getByRole('link', { name, exact: true })).toHaveAttribute(
      'href',
      `/troubleshooting/exec-203/#${anchor}`,
    );
  }
  await page.keyboard.press('Tab');
  await expect(first.getByRole('group', { name: 'First check' })).toBeFocused();
  await first.getByRole('link', { name: 'Proof', exact: true }).press('Enter');
  await expect(page).toHaveURL(`${site.url}troubleshooting/exec-203/#reproduced`);
});

test('a paste into another field stays there', async ({ page, site }) => {
  await openTroubleshooter(page, site);
  await page.keyboard.press('/');
  await paste(page, 'status=203/EXEC');
  await expect(page.getByRole('combobox', { name: 'Search the guide' })).toHaveValue('status=203/EXEC');
  await expect(field(page)).toHaveValue('');
});

test('the first check is copied without its prompt', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openTroubleshooter(page, site);
  await field(page).fill('status=217/USER');
  await results(page).first().getByRole('button', { name: 'Copy first check' }).click();
  await expect(said(page)).toHaveText('Copied the first check');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'systemctl show -p User -p Group gunicorn.service\n',
  );
});

test('under a base path the results lead to its pages', async ({ page, nested }) => {
  await openTroubleshooter(page, nested);
  await field(page).fill('status=217/USER');
  const link = results(page).first().getByRole('link', { name: 'Fix', exact: true });
  await expect(link).toHaveAttribute('href', '/x/y/troubleshooting/user-217/#fix');
});

test('a result says what the visitor sees, which words matched, what to run and since when it is proved', async ({
  page,
  site,
}) => {
  await openTroubleshooter(page, site);
  await field(page).fill(journal);
  const second = results(page).nth(1);
  await expect(second).toContainText(titleOf('socket-permission'));
  await expect(second).toContainText('The visitor sees: 502 Bad Gateway');
  await expect(second).toContainText(/Matched: .*13: Permission denied/);
  await expect(second.locator('mark', { hasText: '13: Permission denied' })).toBeVisible();
  await expect(second.getByRole('group', { name: 'First check' })).toHaveText(
    "# stat -c '%A %U %n' /run/gunicorn.sock",
  );
  await expect(second).toContainText(/Reproduced \d+ \w+ 20\d\d/);
  const line = await second
    .locator('mark')
    .first()
    .evaluate((mark) => getComputedStyle(mark).borderBlockEndWidth);
  expect(parseFloat(line), 'a mark is more than a colour').toBeGreaterThanOrEqual(2);
});

test('what is pasted goes nowhere: not over the network, not into the address, not into storage', async ({
  page,
  site,
}) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
  await openTroubleshooter(page, site);
  expect(
    sent.filter((request) => /patterns|trouble-shooter|diagnosis/.test(request)),
    'nothing is loaded before use',
  ).toEqual([]);
  await field(page).fill('not a word of this is known');
  await expect(said(page)).toHaveText(/^Nothing here matches/);
  const before = sent.length;
  await field(page).fill(`${journal} topsecretword`);
  await expect(results(page).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const after = sent.slice(before);
  expect(
    after.every((request) => /^GET [^ ?#]+(\.json|\.js) $/.test(request)),
    after.join('\n'),
  ).toBe(true);
  expect(after.length).toBeLessThanOrEqual(2);
  expect(sent.filter((request) => request.includes('topsecretword'))).toEqual([]);
  await expect(page).toHaveURL(`${site.url}troubleshooting/`);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  expect(kept).not.toContain('topsecretword');
  await page.reload();
  await expect(field(page)).toHaveValue('');
});

test('what does not load is said, and the next try works', async ({ page, site }) => {
  await page.route('**/patterns.json', (route) => route.fulfill({ status: 503 }));
  await openTroubleshooter(page, site);
  await field(page).fill('status=203/EXEC');
  await expect(said(page)).toHaveText(/did not load.*go by what the visitor sees/);
  await page.unroute('**/patterns.json');
  await field(page).fill('status=217/USER');
  await expect(results(page).first()).toContainText(titleOf('user-217'));
});

test('a script that does not load is said', async ({ page, site }) => {
  await page.route('**/trouble-shooter*.js', (route) => route.abort());
  await openTroubleshooter(page, site);
  await field(page).focus();
  await expect(page.getByText('This part did not load.')).toBeVisible();
});

test('colours of a terminal are not shown, and hide no words', async ({ page, site }) => {
  await openTroubleshooter(page, site);
  const coloured =
    '\u001b[1;33mgunicorn.service: Failed at step \u001b[31mEXEC\u001b[0m spawning (status=203/EXEC)\u001b[0m';
  await field(page).fill(coloured);
  await expect(results(page).first()).toContainText(titleOf('exec-203'));
  const shown = await results(page).first().locator('pre').first().innerText();
  expect(shown.trim()).toBe('gunicorn.service: Failed at step EXEC spawning (status=203/EXEC)');
});

test('of a very long paste that nothing matches, its limit is said before what helps', async ({ page, site }) => {
  await openTroubleshooter(page, site);
  const line = '203.0.113.9 - - [23/Nov/2026:09:18:51 +0000] "GET /old HTTP/1.1" 200 169 "-" "curl/8.14.1"\n';
  await field(page).focus();
  await paste(page, line.repeat(2_000));
  const says =
    /^Nothing here matches\. Written by nginx, in its access log\. Only the last \d{2},\d{3} characters were read\. What helps next:$/;
  await expect(said(page)).toHaveText(says);
  await expect(page.getByRole('main').getByText(says)).toBeVisible();
});

test('of a very long paste the end is read, and that is said', async ({ page, site }) => {
  await openTroubleshooter(page, site);
  await field(page).focus();
  await paste(page, `${'no failure at all\n'.repeat(60_000)}status=203/EXEC`);
  await expect(said(page)).toHaveText(/^1 failure matches: .* Only the last \d{2},\d{3} characters were read\.$/);
});
