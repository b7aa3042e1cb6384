import { hiddenByForcedColours, violations, violationsInBothThemes } from '../support/axe.ts';
import { bar } from '../support/values-bar.ts';
import { expect, test } from '../support/test.ts';
import { field, journal, onward, openTroubleshooter, results } from '../support/troubleshooter.ts';

// Parts in use; page.spec.ts looks at every page as it stands.

test('axe finds nothing in the open search, nor on a phone', async ({ site, page }) => {
  await page.goto(site.url);
  await page.keyboard.press('/');
  await page.keyboard.type('socket');
  await expect(page.getByRole('listbox', { name: 'Results' }).getByRole('option').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of ['', 'systemd/', 'files/', 'notes/']) {
    await page.goto(site.url + address);
    expect(await violations(page), address).toEqual([]);
  }
});

test('axe finds nothing in the form of the values, with one changed and one refused', async ({ site, page }) => {
  await page.goto(`${site.url}systemd/#&v1&my.domain=shop.example.org`);
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByRole('dialog').getByLabel('Unix user', { exact: true }).fill('root');
  await expect(page.getByText('Somebody who breaks into the application would control the machine.')).toBeVisible();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await violations(page), `${width} px`).toEqual([]);
  }
});

test('axe finds nothing in the bar, with five values of a link, in either theme and on a phone', async ({
  site,
  page,
}) => {
  const values = ['user=shopper', 'domain=a.example', 'project=shop', 'workers=5', 'socket-path=/run/shop.sock'];
  await page.goto(`${site.url}systemd/#&v1&${values.map((value) => `my.${value}`).join('&')}`);
  await expect(bar(page).getByText('5 values came with a link')).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 500 });
  expect(await violations(page)).toEqual([]);
});

test('axe finds nothing in the answers of the troubleshooter, in either theme and on a phone', async ({
  site,
  page,
}) => {
  await openTroubleshooter(page, site);
  await field(page).fill(journal);
  await expect(results(page)).toHaveCount(2);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await field(page).fill('it says 502');
  await expect(onward(page)).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('axe finds nothing in the worker queue in use, in either theme', async ({ site, page }) => {
  await page.goto(`${site.url}wsgi/#worker-queue&v1&worker=gthread&workers=99`);
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByText('Limits and chance').click();
  await page.getByRole('slider', { name: 'Moment' }).press('Home');
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test('axe finds nothing in the broken line, nor in a replay that is stepped', async ({ site, page }) => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('about:blank');
    await page.goto(`${site.url}#line&v1&break=disallowed-host`);
    await expect(page.getByRole('button', { name: 'Mend it' })).toBeVisible();
    expect(await violations(page), `line at ${width}`).toEqual([]);
    await page.goto(`${site.url}request-path/#replay&v1&kind=static&hop=3`);
    await expect(page.getByRole('row', { name: /^Cache-Control/ })).toBeVisible();
    expect(await violations(page), `replay at ${width}`).toEqual([]);
  }
});

for (const address of ['', 'systemd/', 'troubleshooting/', 'troubleshooting/socket-permission/', 'values/']) {
  test(`/${address}: forced colours hide nothing, and show which line is meant`, async ({ site, page }) => {
    await page.goto(site.url + address);
    await page.keyboard.press('Shift');
    expect(await hiddenByForcedColours(page)).toEqual([]);
    const mark = page.locator('pre [data-note]').first();
    if ((await mark.count()) === 0) return;
    await page.emulateMedia({ forcedColors: 'active' });
    await mark.click();
    const note = page.locator('li:target');
    await expect(note).not.toHaveCSS('outline-style', 'none');
    await expect(page.locator('pre [data-lit]').first()).not.toHaveCSS('outline-style', 'none');
  });
}
