import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { running, stackSets } from '../../src/shared/build/stack.ts';
import { base, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

// The files below /raw/: none that a browser runs, and the commands that fetch them give every file its own name and bytes.

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.pyc'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

for (const site of [root, base])
  test(`nothing below ${site.base}raw/ is a page, whatever a host makes of an ending`, () => {
    const raw = filesOf(join(site.folder, 'raw'));
    expect(raw.length).toBeGreaterThan(20);
    expect(raw.filter((file) => running.test(file))).toEqual([]);
  });

for (const name of ['site', 'nested'] as const)
  for (const set of stackSets)
    test(`the command of the ${name} fetches the tree ${set}`, async ({ page, context, site: atRoot, nested }) => {
      const site = name === 'site' ? atRoot : nested;
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.goto(`${site.url}files/#fetch-${set}`);
      const block = page.getByRole('figure').filter({ hasText: `-P stack/${set} ` });
      // The build does not know where it is served: the page fills in where it was read.
      await expect(block).toContainText(`guide=${new URL(site.url).origin}`);
      await block.getByRole('button', { name: /^Copy/ }).click();
      await expect(page.getByRole('status')).toHaveText(/^Copied/);
      const commands = await page.evaluate(() => navigator.clipboard.readText());
      const folder = mkdtempSync(join(tmpdir(), 'fetch-'));
      await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', commands], { cwd: folder });
      const own = `content/stack/${set}`;
      expect(filesOf(join(folder, 'stack', set))).toEqual(filesOf(own));
      for (const file of filesOf(own))
        expect(readFileSync(join(folder, 'stack', set, file)).equals(readFileSync(join(own, file))), file).toBe(true);
      rmSync(folder, { recursive: true });
    });

test('to a reader with values of their own the archive is offered in place of files that have other names', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}start/#&v1&my.project=shop`);
  const bring = page.locator('#bring');
  await expect(page.getByText('You have values of your own, and these trees')).toBeVisible();
  await expect(bring).toBeHidden();
  await page.goto(`${site.url}files/`);
  await expect(page.getByText('These files have the names of this guide.').first()).toBeVisible();
  await expect(page.locator('#fetch-base')).toBeHidden();
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(`${site.url}start/`);
  await expect(bring).toBeVisible();
});

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false });
  test('the commands have a name that nobody can own in place of the host, and say what it stands for', async ({
    page,
    site,
  }) => {
    await page.goto(`${site.url}files/`);
    const block = page.getByRole('figure').filter({ hasText: '-P stack/base ' });
    await expect(block).toContainText('guide=https://guide.example\n');
    await expect(block).toContainText("guide is scheme and host of this page's address");
  });
});
