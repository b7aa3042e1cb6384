import type { Page } from '@playwright/test';
import { project } from '../lab/values.ts';
import { keptProgress, scrollTo } from '../support/progress.ts';
import { expect, test } from '../support/test.ts';

// Reading paths, ticks, the doctor's output and questions, as a reader uses them.

const list = 'start/';
const first = /^systemctl is-active gunicorn\.socket prints active$/;

async function paste(page: Page, text: string): Promise<void> {
  await scrollTo(page, 'You are done when');
  const box = page.getByLabel('Output of the script');
  if (!(await box.isVisible())) await page.getByText(`Paste what sudo ${project}-doctor printed`).click();
  await box.fill(text);
  await page.getByRole('button', { name: 'Tick what it proves' }).click();
}

test('a tick is remembered, on the page of the chapter and on the one of all chapters', async ({ page, site }) => {
  await page.goto(site.url + list);
  await scrollTo(page, 'You are done when');
  await page.getByRole('checkbox', { name: first }).check();
  await expect.poll(() => keptProgress(page)).toMatchObject({ checks: ['start#socket-active'], read: [] });
  await page.reload();
  await scrollTo(page, 'You are done when');
  await expect(page.getByRole('checkbox', { name: first })).toBeChecked();
  await page.goto(`${site.url}progress/`);
  await expect(page.getByRole('checkbox', { name: first })).toBeChecked();
  await page.getByRole('checkbox', { name: first }).uncheck();
  await expect.poll(() => keptProgress(page)).toMatchObject({ checks: [] });
});

test('the last tick of a list makes the chapter read, and says so', async ({ page, site }) => {
  await page.goto(`${site.url}request-path/`);
  await scrollTo(page, 'You are done when');
  const boxes = page.locator('#done').getByRole('checkbox');
  for (const box of await boxes.all()) await box.check();
  await expect(page.getByRole('status')).toHaveText('That was the last check of the list. The chapter counts as read.');
  await expect.poll(() => keptProgress(page)).toMatchObject({ read: ['request-path'] });
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
  await expect(page.getByLabel('Output of the script')).toHaveAttribute('aria-invalid', 'false');
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
  await expect.poll(() => keptProgress(page)).toMatchObject({ checks: ['start#socket-active', 'nginx#default-444'] });
});

for (const [what, text, says] of [
  ['nothing', '', new RegExp(`^Nothing is pasted\\. Run sudo ${project}-doctor`)],
  ['something else', 'Last login: Mon', /^There is no line that begins with "doctor v1"/],
  ['another version', 'doctor v7 ok=socket', /of version 7, this page reads version 1/],
] as const) {
  test(`${what} pasted for the doctor's output is refused with what to do`, async ({ page, site }) => {
    await page.goto(site.url + list);
    await paste(page, text);
    await expect(page.locator('[data-account]')).toHaveText(says);
    await expect(page.getByLabel('Output of the script')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('status')).toHaveText(says);
    expect(await keptProgress(page)).toBeNull();
  });
}

test('a path is followed from the first page to the end of a chapter, and a second tab follows', async ({
  page,
  site,
  context,
}) => {
  await page.goto(site.url);
  await scrollTo(page, 'Where it stops');
  await page.getByRole('button', { name: 'Follow Ship a change' }).click();
  await expect(page.getByRole('button', { name: 'Followed Ship a change' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('status')).toHaveText('You follow Ship a change: 0 of 5 chapters read.');
  const other = await context.newPage();
  await other.goto(`${site.url}request-path/`);
  await expect(other.getByRole('link', { name: 'Ship a change: 0 of 5 read' })).toBeVisible();
  await page.goto(`${site.url}request-path/`);
  await scrollTo(page, 'Sources');
  await page.getByRole('checkbox', { name: 'I have read this chapter' }).check();
  await expect(page.getByText('Ship a change: 1 of 5 read. Next on this path:')).toBeVisible();
  await expect(other.getByRole('link', { name: 'Ship a change: 1 of 5 read' })).toBeVisible();
  // The next chapter of the line, nginx, is not on this path.
  const next = page.getByRole('navigation', { name: 'Next and previous' }).getByRole('link', { name: /^Next/ });
  await expect(next).toHaveText(/^Next on the path Ship a change\s*Static and media$/);
  await next.click();
  await expect(page).toHaveURL(`${site.url}static-media/`);
  await page.goto(site.url);
  await scrollTo(page, 'Where it stops');
  await expect(page.getByRole('row', { name: /One request, end to end read/ })).toBeVisible();
});

test('a link chooses a path; one that asks for a path nobody has says so', async ({ page, site }) => {
  await page.goto(`${site.url}progress/#paths&v1&path=call`);
  await expect(page.getByRole('button', { name: 'Followed Be on call' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByText('You follow Be on call: 0 of 6 chapters read.').first()).toBeVisible();
  await page.goto('about:blank');
  await page.goto(`${site.url}progress/#paths&v1&path=%3Cb%3E`);
  await expect(page.getByText(/^The link asks for a path that this guide does not have/).first()).toBeVisible();
  expect(await keptProgress(page)).toMatchObject({ path: 'call' });
});

test('a path that is followed can be left, by a button that says so', async ({ page, site }) => {
  await page.goto(`${site.url}progress/#paths&v1&path=call`);
  await page.getByRole('button', { name: 'Stop following' }).click();
  await expect(page.getByRole('status')).toHaveText('You follow no path.');
  const follow = page.getByRole('button', { name: 'Follow Be on call' });
  await expect(follow).toHaveAttribute('aria-pressed', 'false');
  await expect(follow).toBeFocused();
  await expect(page.getByRole('button', { name: 'Stop following' })).toHaveCount(0);
  expect(await keptProgress(page)).toMatchObject({ path: '' });
});

test('a question says at once whether an answer is right, why, and remembers it', async ({ page, site }) => {
  await page.goto(site.url + list);
  await scrollTo(page, 'Check yourself');
  const question = page.getByRole('group', { name: /^After a reboot nobody has called/ });
  await question.getByRole('radio', { name: 'Enable the service, or it stays off' }).check();
  await expect(page.getByRole('status')).toHaveText(/^Not this one\. The service has no section to enable/);
  await question.getByRole('radio', { name: 'Nothing; the first request starts it' }).check();
  await expect(page.getByRole('status')).toHaveText(/^Right\. The socket is open/);
  await page.reload();
  await scrollTo(page, 'Check yourself');
  await expect(question.getByRole('radio', { name: 'Nothing; the first request starts it' })).toBeChecked();
  await expect(question.getByText(/^Right\. The socket is open/).first()).toBeVisible();
});
