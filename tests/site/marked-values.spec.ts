import type { Page } from '@playwright/test';
import { project } from '../lab/values.ts';
import { expect, test } from '../support/test.ts';
import { watch } from '../support/watch.ts';

// Values in code, marked: what they are, by pointer and by key.

const file = 'files/base/etc/systemd/system/gunicorn.service/';
const code = (page: Page) => page.getByRole('group', { name: '/etc/systemd/system/gunicorn.service', exact: true });
const marks = (page: Page) => code(page).locator('var');
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Your values' });

test('a marked value says what it is and opens the form at its field', async ({ page, site }) => {
  await page.goto(site.url + file);
  const mark = marks(page).filter({ hasText: project }).first();
  await mark.hover();
  await expect(mark).toHaveAttribute('title', `Your value: ${await mark.textContent()}. Change it`);
  await expect(mark).toHaveCSS('cursor', 'pointer');
  await mark.click();
  await expect(dialog(page).locator('input:focus')).toHaveValue((await mark.textContent()) ?? '');
});

test('by key: into the block, from value to value, to the form and back, with one stop of Tab', async ({
  page,
  site,
}) => {
  const { complaints } = await watch(page);
  await page.goto(site.url + file);
  expect(await marks(page).count()).toBeGreaterThan(2);
  await code(page).focus();
  await expect(code(page)).toHaveAccessibleDescription(/Enter goes to the marked values/);
  await page.keyboard.press('Enter');
  await expect(marks(page).first()).toBeFocused();
  await expect(marks(page).first()).toHaveRole('button');
  await page.keyboard.press('ArrowDown');
  await expect(marks(page).nth(1)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(marks(page).last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page).locator('input:focus')).toHaveValue((await marks(page).last().textContent()) ?? '');
  await page.keyboard.press('Escape');
  await expect(marks(page).last()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(code(page)).toBeFocused();
  await expect(code(page).getByRole('button')).toHaveCount(0);
  expect(await marks(page).evaluateAll((all) => all.filter(({ tabIndex }) => tabIndex >= 0).length)).toBe(0);
  expect(await complaints()).toEqual([]);
});

test('the values are offered before the first command that copies, with what their mark means', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}start/`);
  const offer = await page.getByRole('main').getByRole('link', { name: 'Your values' }).first().boundingBox();
  const legend = await page.getByText('marked in yellow').boundingBox();
  const copy = await page
    .getByRole('main')
    .getByText(/^scp -r|cp -R/)
    .first()
    .boundingBox();
  for (const place of [offer, legend]) expect(place?.y).toBeLessThan(copy?.y ?? 0);
});

test('without the part that lets them answer, a click still opens the form', async ({ page, site }) => {
  await page.route(/marked-values/, (route) => route.abort());
  await page.goto(site.url + file);
  await marks(page).first().click();
  await expect(dialog(page)).toBeVisible();
});
