import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { watch } from '../support/watch.ts';

// Reading paths, ticks, questions, and the way of all that out of this browser and back.

const list = 'start/';
const first = /^systemctl is-active gunicorn\.socket prints active$/;
const kept = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('progress') ?? 'null') as Record<string, unknown> | null);

/** Scrolls to a section and waits until its part works. */
async function at(page: Page, section: string): Promise<void> {
  await page.getByRole('heading', { level: 2, name: section }).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 100);
}

async function paste(page: Page, text: string): Promise<void> {
  await at(page, 'You are done when');
  const box = page.getByLabel('Output of the script');
  if (!(await box.isVisible())) await page.getByText('Paste what sudo mechsimvault-doctor printed').click();
  await box.fill(text);
  await page.getByRole('button', { name: 'Tick what it proves' }).click();
}

test('a tick is remembered, on the page of the chapter and on the one of all chapters', async ({ page, site }) => {
  await page.goto(site.url + list);
  await at(page, 'You are done when');
  await page.getByRole('checkbox', { name: first }).check();
  await expect.poll(() => kept(page)).toMatchObject({ checks: ['start#socket-active'], read: [] });
  await page.reload();
  await at(page, 'You are done when');
  await expect(page.getByRole('checkbox', { name: first })).toBeChecked();
  await page.goto(`${site.url}progress/`);
  await expect(page.getByRole('checkbox', { name: first })).toBeChecked();
  await page.getByRole('checkbox', { name: first }).uncheck();
  await expect.poll(() => kept(page)).toMatchObject({ checks: [] });
});

test('what another tab did unnoticed is not overwritten', async ({ page, site }) => {
  await page.goto(site.url + list);
  await at(page, 'You are done when');
  await page.getByRole('checkbox', { name: first }).check();
  // As a page that comes back from the browser's memory would find it.
  await page.evaluate(() =>
    localStorage.setItem('progress', '{"path":"run","read":["nginx"],"checks":[],"answers":{},"version":1}'),
  );
  await page.getByRole('checkbox', { name: /^stat -c/ }).check();
  await expect.poll(() => kept(page)).toMatchObject({ path: 'run', read: ['nginx'], checks: ['start#secret-mode'] });
  await expect(page.getByRole('checkbox', { name: first })).not.toBeChecked();
});

test('the last tick of a list makes the chapter read, and says so', async ({ page, site }) => {
  await page.goto(`${site.url}request-path/`);
  await at(page, 'You are done when');
  const boxes = page.locator('#done').getByRole('checkbox');
  for (const box of await boxes.all()) await box.check();
  await expect(page.getByRole('status')).toHaveText('That was the last check of the list. The chapter counts as read.');
  await expect.poll(() => kept(page)).toMatchObject({ read: ['request-path'] });
  await page.goto(`${site.url}nginx/`);
  await expect(page.getByRole('link', { name: 'One request (read)', exact: true })).toBeVisible();
});

test('what the doctor proves is ticked, what failed leads to its symptom, what it cannot see is named', async ({
  page,
  site,
}) => {
  await page.goto(site.url + list);
  await paste(page, 'FAIL  static  404\n\ndoctor v1 ok=socket,unknown-host,zeal failed=static skipped=tls\n');
  await expect(page.getByRole('status')).toHaveText('2 checks ticked, 1 failed, 1 not looked at.');
  await expect(page.getByRole('checkbox', { name: first })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /^stat -c/ })).not.toBeChecked();
  const account = page.locator('[data-account]');
  await expect(account.getByText('1 check of other chapters')).toBeVisible();
  await expect(account.getByRole('link', { name: 'Read: A static file is not where nginx looks' })).toHaveAttribute(
    'href',
    '/troubleshooting/static-404/',
  );
  await expect(account.getByRole('list').nth(4)).toContainText('a file that you upload can be downloaded again');
  await expect(account).toContainText('zeal');
  await expect.poll(() => kept(page)).toMatchObject({ checks: ['start#socket-active', 'nginx#default-444'] });
});

for (const [what, text, says] of [
  ['nothing', '', /^Nothing is pasted\. Run sudo mechsimvault-doctor/],
  ['something else', 'Last login: Mon', /^There is no line that begins with "doctor v1"/],
  ['another version', 'doctor v7 ok=socket', /of version 7, this page reads version 1/],
] as const) {
  test(`${what} pasted for the doctor's output is refused with what to do`, async ({ page, site }) => {
    await page.goto(site.url + list);
    await paste(page, text);
    await expect(page.locator('[data-account]')).toHaveText(says);
    await expect(page.getByRole('status')).toHaveText(says);
    expect(await kept(page)).toBeNull();
  });
}

test('a path is followed from the first page to the end of a chapter, and a second tab follows', async ({
  page,
  site,
  context,
}) => {
  await page.goto(site.url);
  await at(page, 'Where it stops');
  const follow = page.getByRole('button', { name: 'Follow Ship a change' });
  await follow.click();
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('status')).toHaveText('You follow Ship a change: 0 of 4 chapters read.');
  const other = await context.newPage();
  await other.goto(`${site.url}request-path/`);
  await expect(other.getByRole('link', { name: 'Ship a change: 0 of 4 read' })).toBeVisible();
  await page.goto(`${site.url}request-path/`);
  await at(page, 'Sources');
  await page.getByRole('checkbox', { name: 'I have read this chapter' }).check();
  await expect(page.getByText('Ship a change: 1 of 4 read. Next on this path:')).toBeVisible();
  await expect(other.getByRole('link', { name: 'Ship a change: 1 of 4 read' })).toBeVisible();
  // The next chapter of the line, nginx, is not on this path.
  await page.locator('reading-progress').getByRole('link', { name: 'Static and media' }).click();
  await expect(page).toHaveURL(`${site.url}static-media/`);
  await page.goto(site.url);
  await at(page, 'Where it stops');
  await expect(page.getByRole('row', { name: /One request, end to end read/ })).toBeVisible();
});

test('a question says at once whether an answer is right, why, and remembers it', async ({ page, site }) => {
  await page.goto(site.url + list);
  await at(page, 'Check yourself');
  const question = page.getByRole('group', { name: /^After a reboot nobody has called/ });
  await question.getByRole('radio', { name: 'Enable the service, or it stays off' }).check();
  await expect(page.getByRole('status')).toHaveText(/^Not this one\. There is nothing to enable/);
  await question.getByRole('radio', { name: 'Nothing; the first request starts it' }).check();
  await expect(page.getByRole('status')).toHaveText(/^Right\. The socket is open/);
  await page.reload();
  await at(page, 'Check yourself');
  await expect(question.getByRole('radio', { name: 'Nothing; the first request starts it' })).toBeChecked();
  await expect(question.getByText(/^Right\. The socket is open/).first()).toBeVisible();
});

test('a check-list goes out as Markdown, comes back into an empty browser, and nothing is lost', async ({
  page,
  site,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const progress = {
    path: 'ship',
    read: ['start', 'wsgi'],
    checks: ['start#reboot', 'wsgi#tree'],
    answers: {},
    version: 1,
  };
  await page.goto(site.url);
  await page.evaluate((text) => localStorage.setItem('progress', text), JSON.stringify(progress));
  await page.goto(`${site.url}progress/`);
  await at(page, 'Take it along');
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByRole('status')).toHaveText('Copied the check-list');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(`- [x] [Start here](${site.url}start/)\n`);
  expect(text).toContain(`](${site.url}wsgi/#tree)`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download onboarding.md' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('onboarding.md');
  expect(readFileSync(await file.path(), 'utf8')).toBe(text);

  const fresh = await browser.newContext();
  const elsewhere = await fresh.newPage();
  await elsewhere.goto(`${site.url}progress/`);
  await at(elsewhere, 'Bring it back');
  await elsewhere.getByLabel('Check-list in Markdown').fill(`${text}\n- [x] order a laptop\n`);
  await elsewhere.getByRole('button', { name: 'Take over what is ticked' }).click();
  await expect(elsewhere.getByRole('status')).toHaveText(
    /^Taken: 2 chapters read, 2 checks ticked, of \d+ tasks in it\. 1 task not understood\.$/,
  );
  await expect(elsewhere.getByText('order a laptop', { exact: true })).toBeVisible();
  expect(await kept(elsewhere)).toEqual(progress);
  await elsewhere.getByLabel('or open a file').setInputFiles(await file.path());
  await expect(elsewhere.getByRole('status')).toHaveText(/^Nothing new, of/);
  await fresh.close();
});

test('everything is forgotten only after a second yes', async ({ page, site }) => {
  await page.goto(site.url);
  await page.evaluate(() =>
    localStorage.setItem('progress', '{"path":"","read":["start"],"checks":[],"answers":{},"version":1}'),
  );
  await page.goto(`${site.url}progress/`);
  await at(page, 'Take it along');
  await page.getByRole('button', { name: 'Forget everything' }).click();
  const dialog = page.getByRole('dialog', { name: /^Forget what you have read/ });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('checkbox', { name: 'Start here' })).toBeChecked();
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await dialog.getByRole('button', { name: 'Forget everything' }).click();
  await expect(page.getByRole('checkbox', { name: 'Start here' })).not.toBeChecked();
  expect(await kept(page)).toBeNull();
});

test('damaged progress leaves the page whole, says why, and is replaced by the next tick', async ({ page, site }) => {
  await page.goto(site.url);
  await page.evaluate(() => localStorage.setItem('progress', '{"path":"ship","read":["sta'));
  const seen = await watch(page);
  await page.goto(site.url + list);
  await at(page, 'Sources');
  const reason = page.getByText(/^The progress kept in this browser could not be read: it is damaged\./);
  await expect(reason).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('progress'))).toBe('{"path":"ship","read":["sta');
  await page.getByRole('checkbox', { name: 'I have read this chapter' }).check();
  await expect(reason).toBeHidden();
  expect(await kept(page)).toMatchObject({ read: ['start'], version: 1 });
  expect(await seen.complaints()).toEqual([]);
});
