import { readdirSync } from 'node:fs';
import { z } from 'astro/zod';
import { unprovedSchema } from '../../src/features/proof/unproved-schema.build.ts';
import { listEvidence } from '../../src/shared/build/evidence.ts';
import { readYaml } from '../../src/shared/build/yaml.ts';
import { stackFiles, symptoms } from '../support/content.ts';
import { pagesToday, root } from '../support/sites.ts';
import { expect, test } from '../support/test.ts';

// What the lab saw stands beside the text, and the page of proofs leaves nothing out.

const folder = 'content/evidence';
const kinds = readdirSync(folder);
const records = listEvidence();

test('the page of proofs lists every record, the oldest first', async ({ page, site }) => {
  await page.goto(`${site.url}proof/`);
  const headings = { claims: 'Claims', faults: 'Failures', sets: 'Files', chapters: 'Commands' } as const;
  for (const kind of kinds) {
    const rows = page.getByRole('group', { name: headings[kind as keyof typeof headings] }).getByRole('row');
    await expect(rows).toHaveCount(readdirSync(`${folder}/${kind}`).length + 1);
    const dates = await rows.locator('time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
    expect(dates).toEqual(dates.toSorted());
  }
});

test('the page of proofs says what is not proved, and why', async ({ page, site }) => {
  await page.goto(`${site.url}proof/#not-proved`);
  const text = await page.getByRole('definition').allTextContents();
  const reasons = [
    ...readYaml('content/unproved.yaml', z.array(unprovedSchema)).map(({ why }) => why),
    ...records.flatMap(({ runs }) => Object.values(runs[0]?.notRun ?? {})),
  ];
  expect(reasons.length).toBeGreaterThan(5);
  const plain = (markdown: string) => markdown.replaceAll('`', '').trim();
  expect(reasons.filter((reason) => !text.some((told) => told.trim() === plain(reason)))).toEqual([]);
});

test('a seal opens by keyboard and names the digest of the file beside it', async ({ page, site }) => {
  const file = stackFiles().find(({ id }) => id === 'base/etc/systemd/system/gunicorn.socket');
  await page.goto(`${site.url}files/${file?.id}/`);
  const seal = page.getByText(/^Ran unchanged on a test server \d/);
  await seal.focus();
  await page.keyboard.press('Enter');
  const record = records.find(({ kind, id }) => kind === 'set' && id === 'base');
  await expect(page.getByText(`sha256 ${record?.files[file?.id ?? '']}`)).toBeVisible();
  await page.getByRole('link', { name: 'Full record' }).click();
  await expect(page).toHaveURL(`${site.url}proof/set-base/`);
});

test('a chapter shows the claims that were proved of it, and what the machine printed', async ({ page, site }) => {
  await page.goto(`${site.url}systemd/#why`);
  const claim = page.getByRole('link', { name: /^A restart loses no request \d/ });
  await expect(claim).toHaveAttribute('href', /\/proof\/restart-loses-nothing\/$/);
  const record = records.find(({ kind, id }) => kind === 'chapter' && id === 'systemd');
  const printed = record?.runs[0]?.blocks['after-activation']?.[0]?.shown ?? [];
  expect(printed.length).toBeGreaterThan(0);
  const shown = await page.locator('#after-activation pre').textContent();
  for (const line of printed) expect(shown).toContain(line);
});

const today = pagesToday(root);

for (const { id } of symptoms().filter((symptom) => today.includes(`troubleshooting/${symptom.id}/`)))
  test(`${id} says how it was caused and mended, or why it was not`, async ({ site, shared: { page } }) => {
    const record = records.find((each) => each.kind === 'fault' && each.id === id);
    await page.goto(`${site.url}troubleshooting/${id}/#reproduced`);
    if (record) await page.getByText(`${record.runs[0]?.checks.length} checks, `).click();
    const said = record ? page.getByRole('cell', { name: 'healthy after' }) : page.getByText(/^Not yet: /);
    await expect(said).toBeVisible();
  });
