import { knobs } from '../../src/features/queue/knobs.ts';
import { figureNames } from '../../src/features/queue/measured.ts';
import { scenarios } from '../../src/features/queue/scenarios.ts';
import { readEvidence } from '../../src/shared/build/evidence.ts';
import { expect, test } from '../support/test.ts';
import { drawing, moment, openQueue, queue, said } from '../support/worker-queue.ts';

// The worker queue: a reader turns knobs, steps through a run, and passes it on.

test('by keyboard alone: another worker class, more workers, and what that changes', async ({ page, site }) => {
  await openQueue(page, site);
  await expect(said(page)).toHaveText(
    /^Three start at once, four wait\. The last answer leaves after 6\.0 s; request 7 waited longest, 4\.0 s in the socket\./,
  );
  const workers = queue(page).getByRole('slider', { name: 'Workers' });
  await workers.focus();
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toHaveText(
    /^Four start at once, three wait\. .*That is 2\.0 s sooner than in the run before\./,
  );
  await expect(workers).toHaveAttribute('aria-valuetext', '4');
  const last = queue(page).getByRole('row', { name: /^Last answer/ });
  await expect(last.getByRole('cell')).toHaveText(['4.0 s', '6.0 s']);
  const threads = queue(page).getByRole('slider', { name: 'Threads each' });
  await expect(threads).toBeDisabled();
  await queue(page).getByRole('radio', { name: 'sync', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(threads).toBeEnabled();
  await expect(said(page)).toHaveText(/^All seven start at once\./);
  await expect(drawing(page)).toHaveAccessibleName(/^All seven start at once/);
});

test('arrow keys step through the moments of a run; the drawing follows and nothing moves by itself', async ({
  page,
  site,
}) => {
  await openQueue(page, site);
  await expect(moment(page)).toHaveAttribute(
    'aria-valuetext',
    /^6\.00 s: Request 7 is answered 200\. In work 0, waiting 0, answered 7\.$/,
  );
  await moment(page).focus();
  await page.keyboard.press('Home');
  await expect(moment(page)).toHaveAttribute('aria-valuetext', /^0\.00 s: .* In work 3, waiting 4, answered 0\.$/);
  const first = await drawing(page).screenshot();
  await page.keyboard.press('ArrowRight');
  await expect(moment(page)).toHaveAttribute('aria-valuetext', /^2\.00 s: .* In work 3, waiting 1, answered 3\.$/);
  await expect(queue(page).getByText(/^2\.00 s: /)).toBeVisible();
  const second = await drawing(page).screenshot();
  expect(second.equals(first)).toBe(false);
  await queue(page).getByRole('button', { name: 'Step back' }).click();
  await expect(page.getByRole('status').last()).toHaveText(/^0\.00 s: /);
  expect((await drawing(page).screenshot()).equals(first)).toBe(true);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('every question shows the run its row predicts', async ({ page, site }) => {
  await openQueue(page, site);
  for (const { asks } of scenarios) {
    await queue(page).getByRole('combobox', { name: 'Question' }).selectOption({ label: asks });
    const row = queue(page).getByRole('row', { name: asks });
    await expect(row).toHaveAttribute('aria-current', 'true');
    const predicted = (await row.getByRole('cell').first().textContent()) ?? '';
    await expect(
      queue(page)
        .getByRole('row', { name: /^Last answer/ })
        .getByRole('cell')
        .first(),
    ).toHaveText(predicted);
    await expect(said(page)).toContainText(`The last answer leaves after ${predicted}`);
  }
  await queue(page).getByRole('slider', { name: 'Requests' }).focus();
  await page.keyboard.press('End');
  await expect(queue(page).getByRole('combobox', { name: 'Question' })).toHaveValue('own');
});

test('the table has what the record of the lab measured', async ({ page, site }) => {
  const record = readEvidence('claim', 'worker-queue');
  const figures = record?.runs.find(({ host, values }) => host === 'debian-13' && values === 'default')?.figures ?? {};
  await page.goto(`${site.url}wsgi/`);
  for (const { id, asks } of scenarios) {
    const names = figureNames(id);
    const shown = [names.last, names.median].map((name) => `${(Number(figures[name]?.value) / 1000).toFixed(1)} s`);
    const cells = queue(page).getByRole('row', { name: asks }).getByRole('cell');
    await expect(cells.nth(2)).toHaveText(shown[0] ?? '');
    await expect(cells.nth(4)).toHaveText(shown[1] ?? '');
    await expect(cells.nth(6)).toHaveText(String(figures[names.failed]?.value));
  }
});

test('by touch on a phone: the narrow drawing, knobs one can hit, no sideways scroll', async ({ browser, site }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const step = await openQueue(page, site);
  await expect(drawing(page)).toHaveCount(1);
  await expect(drawing(page).getByText('Request 1')).toHaveCount(0);
  await queue(page).getByText('threads', { exact: true }).tap();
  await expect(said(page)).toHaveText(/^All seven start at once\./);
  await queue(page).getByText('Limits and chance').tap();
  const before = await said(page).textContent();
  const slider = queue(page).getByRole('slider', { name: 'Workers' });
  const box = await slider.boundingBox();
  if (!box) throw new Error('the knob has no box');
  await page.touchscreen.tap(box.x + 4, box.y + box.height / 2);
  await expect(slider).toHaveAttribute('aria-valuetext', '1');
  await expect(said(page)).not.toHaveText(before ?? '');
  for (const control of [step, slider, moment(page)]) {
    expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(36);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});

test('without JavaScript: the first run, its drawing as a table, what was measured, and no dead control', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}wsgi/`);
  await expect(queue(page).getByText('Three start at once, four wait.')).toBeVisible();
  await expect(drawing(page)).toBeVisible();
  await queue(page).getByText('Read the drawing as a table').click();
  await expect(queue(page).getByRole('row', { name: '7 0.0 s 4.0 s 1 6.0 s 200' })).toBeVisible();
  await expect(queue(page).getByRole('row', { name: scenarios[1]?.asks ?? '' })).toBeVisible();
  for (const role of ['button', 'slider', 'radio', 'combobox'] as const)
    await expect(queue(page).getByRole(role)).toHaveCount(0);
  await context.close();
});

test('on paper the run stands without its knobs', async ({ page, site }) => {
  await openQueue(page, site, '&v1&worker=gthread');
  await page.emulateMedia({ media: 'print' });
  await expect(queue(page).getByText('All seven start at once.')).toBeVisible();
  await expect(queue(page).getByRole('slider')).toHaveCount(0);
  await expect(drawing(page)).toBeVisible();
});

test('a screen reader finds a name, a value and a group for every control', async ({ page, site }) => {
  await openQueue(page, site);
  await queue(page).getByText('Limits and chance').click();
  for (const { label } of knobs) {
    const knob = queue(page).getByRole('slider', { name: label, exact: true });
    await expect(knob).toHaveCount(1);
    await expect(knob).toHaveAttribute('aria-valuetext', /\S/);
  }
  for (const name of ['Worker', 'Views', 'Threads accept'])
    await expect(queue(page).getByRole('group', { name, exact: true }).getByRole('radio').first()).toBeAttached();
});
