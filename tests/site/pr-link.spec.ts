import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { nameOf } from '../../src/features/snippet/reviewed-place.ts';
import { commitOf } from '../../src/shared/build/git.ts';
import { repositoryUrl } from '../../src/shared/build/repository.ts';
import { copiedBy } from '../support/clipboard.ts';
import { expect, test } from '../support/test.ts';
import { watch } from '../support/watch.ts';

// Links for pull requests, and where a link leads.

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const file = 'base/etc/systemd/system/gunicorn.socket';
const path = '/etc/systemd/system/gunicorn.socket';
const text = readFileSync(`content/stack/${file}`, 'utf8');
const numberOf = (start: string) => text.split('\n').findIndex((line) => line.startsWith(start)) + 1;

const second = nameOf({ text: text.split('\n')[1] });

/** Where the file is at the proved commit, in the repository of this checkout or in one that stands for it. */
const commit = commitOf(`content/stack/${file}`, Buffer.from(text));
const permalink = `${repositoryUrl ?? 'https://code.example/team/docs'}/blob/${commit}/content/stack/${file}`;

test('a file, a line and a note each give the link that lasts and the permalink at the proved commit', async ({
  page,
  site,
}) => {
  expect(execFileSync('git', ['show', `${commit}:content/stack/${file}`], { encoding: 'utf8' })).toBe(text);
  const address = `${site.url}files/${file}/`;
  await page.goto(address);
  const guide = `[${path}](${address}#gunicorn-socket)`;
  const whole = () => copiedBy(page, () => page.getByRole('button', { name: `Copy PR link: ${path}` }).click());
  if (!repositoryUrl) {
    // A build that knows no repository makes none up. The rest of the test is about one that knows it.
    expect(await whole()).toBe(guide);
    const files = page.locator('annotated-file');
    await files.evaluateAll((all, link) => all.map((each) => each.setAttribute('data-permalink', link)), permalink);
  }
  expect(await whole()).toBe(`${guide}\n\n${permalink}\n`);

  await page.getByRole('group', { name: path }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const line = page.getByRole('button', { name: `Copy PR link to ${second}` });
  expect(await copiedBy(page, () => line.click())).toBe(
    `[${path}, ${second}](${address}#gunicorn-socket--unit-description)\n\n${permalink}#L2\n`,
  );

  await page.goto(`${address}#gunicorn-socket--socket-listenstream`);
  const number = numberOf('ListenStream=');
  const listen = page.getByRole('button', { name: 'Copy PR link to ListenStream=' });
  expect(await copiedBy(page, () => listen.click())).toContain(`${permalink}#L${number}\n`);

  await page.getByRole('link', { name: /^Note 1:/ }).click();
  const note = await copiedBy(page, () => page.getByRole('button', { name: 'Copy PR link to note 1' }).click());
  expect(note).toMatch(
    /^\[\/etc\/systemd\/system\/gunicorn\.socket, note 1: [^\n]+\]\(http[^\n]+#gunicorn-socket-note-/,
  );
  expect(note).toMatch(/#L\d+(-L\d+)?\n$/);
});

test('a link opens what hides its place, marks it and says what it is', async ({ page, site }) => {
  const { complaints } = await watch(page);
  await page.goto(`${site.url}systemd/#gunicorn-socket--socket-listenstream`);
  const said = page.getByRole('status');
  await expect(said).toHaveText(`Line ${numberOf('ListenStream=')} of ${path}: ListenStream=/run/gunicorn.sock`);
  await page.goto(`${site.url}systemd/#why`);
  await expect(said).toHaveText(/^Section: /);
  const heading = page.getByRole('heading', { name: 'Why the socket comes first' });
  await expect(heading).toBeInViewport();
  await expect(heading).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  await page.evaluate(() => {
    const hidden = document.createElement('details');
    const inner = hidden.appendChild(document.createElement('details'));
    inner.appendChild(document.createElement('p')).id = 'deep-inside';
    inner.lastElementChild?.append('Found in the depth');
    document.querySelector('#why')?.append(hidden);
  });
  await page.goto(`${site.url}systemd/#deep-inside`);
  await expect(page.locator('#deep-inside')).toBeVisible();
  await expect(said).toHaveText('Found in the depth');
  expect(await complaints()).toEqual([]);
});

test('a link to nowhere leaves the page as it is, says so and names what is near', async ({ page, site }) => {
  const { complaints } = await watch(page);
  await page.goto(`${site.url}systemd/#wyh`);
  const about = page.getByRole('region', { name: 'About this link' });
  await expect(about).toContainText('This link points at something that is not on this page.');
  await expect(page.getByRole('status')).toHaveText(/not on this page/);
  await about.getByRole('link').first().click();
  await expect(page).toHaveURL(`${site.url}systemd/#why`);
  await expect(about).toBeHidden();
  await page.goto(`${site.url}systemd/#nowhere`);
  await about.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(about).toBeHidden();
  expect(await complaints()).toEqual([]);
});
