import type { Locator, Page } from '@playwright/test';
import { project } from '../lab/values.ts';
import { expect, test } from '../support/test.ts';
import { violations, violationsInBothThemes } from '../support/axe.ts';
import { watch } from '../support/watch.ts';

// Check-lists, questions and progress by keyboard alone, by touch on a phone, without storage, and without scripts.

/** Goes on with Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab');
    if ((await target.count()) > 0 && (await target.evaluate((node) => node === document.activeElement))) return;
  }
  throw new Error(`80 times Tab did not reach ${target}`);
}

const said = (page: Page) => page.getByRole('status');

test('by keyboard alone: a tick, the doctor, a question, a chapter', async ({ page, site }) => {
  await page.goto(`${site.url}start/#done`);
  const box = page.getByRole('checkbox', { name: /^systemctl is-active/ });
  await tabTo(page, box);
  await page.keyboard.press('Space');
  await expect(box).toBeChecked();
  await tabTo(page, page.locator('doctor-paste summary'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Output of the script'));
  await page.keyboard.insertText('doctor v1 ok=state-modes');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('1 check ticked, nothing failed.');
  await expect(page.getByRole('button', { name: 'Tick what it proves' })).toBeFocused();
  const options = page.getByRole('group', { name: /^After a reboot/ }).getByRole('radio');
  await tabTo(page, options.first());
  await page.keyboard.press('Space');
  await expect(said(page)).toHaveText(/^Right\./);
  await page.keyboard.press('ArrowDown');
  await expect(said(page)).toHaveText(/^Not this one\./);
  await tabTo(page, page.getByRole('checkbox', { name: 'I have read this chapter' }));
  await page.keyboard.press('Space');
  await expect(said(page)).toHaveText('Chapter read.');
});

test('by keyboard alone: a path is chosen, a check-list taken over, all forgotten', async ({ page, site }) => {
  await page.goto(`${site.url}progress/#paths`);
  // The first press wakes the page; the buttons come with what it loads.
  await page.keyboard.press('Shift');
  await expect(page.getByRole('button', { name: 'Follow Be on call' })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Follow Be on call' }));
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('You follow Be on call: 0 of 6 chapters read.');
  await page.goto(`${site.url}progress/#take-along`);
  const list = page.getByLabel('Check-list in Markdown');
  await expect(list).toBeVisible();
  await tabTo(page, list);
  await page.keyboard.insertText('- [x] [a](/systemd/)');
  await tabTo(page, page.getByRole('button', { name: 'Take over what is ticked' }));
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('Taken: 1 chapter read, 0 checks ticked, of 1 task in it.');
  await page.goto(`${site.url}progress/#list`);
  await page.goto(`${site.url}progress/#take-along`);
  const forget = page.getByRole('button', { name: 'Forget everything' });
  await expect(forget).toBeVisible();
  await tabTo(page, forget);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('Forgotten. This browser holds no progress any more.');
  await expect(forget).toBeFocused();
});

test('by touch on a phone: everything is large enough, and nothing leaves the screen', async ({ browser, site }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  await page.goto(`${site.url}start/`);
  await page.getByRole('heading', { name: 'You are done when' }).scrollIntoViewIfNeeded();
  await page.getByRole('checkbox', { name: /^systemctl is-active/ }).tap();
  await page.getByText(`Paste what sudo ${project}-doctor printed`).tap();
  await page.getByLabel('Output of the script').fill('doctor v1 ok=state-modes failed=static');
  await page.getByRole('button', { name: 'Tick what it proves' }).tap();
  await expect(page.getByText('1 check ticked, 1 failed.').first()).toBeVisible();
  await page.getByRole('heading', { name: 'Check yourself' }).scrollIntoViewIfNeeded();
  const option = page.getByText('Nothing; the first request starts it');
  await option.tap();
  await expect(page.getByText(/^Right\. The socket is open/).first()).toBeVisible();
  const label = await page.locator('label', { has: option }).boundingBox();
  expect(label?.height).toBeGreaterThanOrEqual(44);
  await page.goto(site.url);
  await page.getByRole('heading', { name: 'Where it stops' }).scrollIntoViewIfNeeded();
  const follow = page.getByRole('button', { name: 'Follow Be on call' });
  await follow.tap();
  await expect(page.getByText('You follow Be on call: 0 of 6 chapters read.').first()).toBeVisible();
  const size = await page.getByRole('button', { name: 'Followed Be on call' }).boundingBox();
  expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);
  for (const address of ['', 'start/', 'progress/']) {
    await page.goto(site.url + address);
    await page.mouse.wheel(0, 4000);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(390);
  }
  await context.close();
});

test('with storage blocked the page is whole, works, and says that nothing is kept', async ({ page, site }) => {
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    }),
  );
  const seen = await watch(page);
  await page.goto(`${site.url}start/`);
  await page.getByRole('heading', { name: 'Check yourself' }).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 2000);
  const read = page.getByRole('checkbox', { name: 'I have read this chapter' });
  await read.check();
  const reason = /^This browser keeps nothing for this site, so your progress is gone when you leave the page/;
  await expect(said(page)).toHaveText(reason);
  await expect(page.locator('reading-progress').getByText(reason)).toBeVisible();
  await expect(read).toBeChecked();
  expect(await seen.complaints()).toEqual([]);
});

test('when the list of checks cannot be loaded, the reader is told', async ({ page, site }) => {
  await page.route('**/onboarding.json', (route) => route.abort());
  await page.goto(`${site.url}start/#done`);
  await page.mouse.wheel(0, 50);
  await page.getByText(`Paste what sudo ${project}-doctor printed`).click();
  await page.getByLabel('Output of the script').fill('doctor v1 ok=socket');
  await page.getByRole('button', { name: 'Tick what it proves' }).click();
  await expect(said(page)).toHaveText(/^The list of checks could not be loaded\. Look whether you are online/);
});

test('axe finds nothing in the open parts, in either theme', async ({ page, site }) => {
  await page.goto(`${site.url}start/#done`);
  await page.mouse.wheel(0, 50);
  await page.getByText(`Paste what sudo ${project}-doctor printed`).click();
  await page.getByLabel('Output of the script').fill('doctor v1 ok=socket failed=static skipped=tls');
  await page.getByRole('button', { name: 'Tick what it proves' }).click();
  await expect(page.getByText('Not so:')).toBeVisible();
  await page.getByText('Delete your users').click();
  await expect(page.getByText(/^Not this one/).first()).toBeVisible();
  await page.getByText('Answer and why').first().click();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.goto(`${site.url}progress/#take-along`);
  await page.getByRole('button', { name: 'Forget everything' }).click();
  expect(await violations(page)).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('every question can be read with its answers, and no control stands there in vain', async ({ page, site }) => {
    await page.goto(`${site.url}start/`);
    const questions = page
      .locator('#check-yourself')
      .getByRole('group')
      .filter({ has: page.getByRole('radio') });
    await expect(questions).toHaveCount(3);
    for (const question of await questions.all()) {
      await question.getByText('Answer and why').press('Enter');
      await expect(question.getByText('Right.')).toBeVisible();
      await expect(question.getByRole('group').getByRole('listitem')).toHaveCount(3);
    }
    await expect(page.getByText('Paste what')).toBeHidden();
    await expect(page.getByRole('checkbox', { name: 'I have read this chapter' })).toBeHidden();
    await page.goto(site.url);
    await expect(page.getByRole('button', { name: /^Follow/ })).toHaveCount(0);
  });

  test('the page of all chapters is a check-list to print', async ({ page, site }) => {
    await page.goto(`${site.url}progress/`);
    expect(await page.getByRole('checkbox').count()).toBeGreaterThan(60);
    await expect(page.getByText('or print this page')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy as Markdown' })).toHaveCount(0);
    await expect(page.getByLabel('Check-list in Markdown')).toBeHidden();
  });
});
