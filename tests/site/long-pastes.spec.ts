import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { readPages } from '../../src/build/after-build.ts';
import { attribute, find } from '../../src/shared/build/page.ts';
import { project } from '../lab/values.ts';
import { busyMeter, leastOver } from '../support/busy.ts';
import { craftedTexts } from '../support/crafted.ts';
import { movePointer } from '../support/pointer.ts';
import { scrollTo } from '../support/progress.ts';
import { root } from '../support/sites.ts';
import { expect, test, type ServedSite } from '../support/test.ts';

// Every field takes 1 MiB of anything within a second of a processor four times slower, and says what it did not read.

const mostMs = 1000;
const kinds = 'blanks, digits, slashes, brackets, newlines, tasks, halves of pairs, a=, log lines, mixed'.split(', ');
const texts = craftedTexts(1 << 20).filter(({ kind }) => kinds.includes(kind));

/** Prints how long each kind took, in ms. @returns those that took too long. */
function figure(name: string, times: Readonly<Record<string, number>>): string[] {
  const all = Object.entries(times).map(([kind, ms]) => `${kind} ${ms}`);
  console.log(`figure: ${name}, 1 MiB, 4 times slower, ms: ${all.join(', ')}`);
  return all.filter((_, at) => (Object.values(times)[at] ?? 0) > mostMs);
}

/** A field that takes pastes: how a reader comes to it, what they press after the paste, and what they are told. */
interface Field {
  name: string;
  open(page: Page, site: ServedSite): Promise<Locator>;
  press?: string;
  told: RegExp;
}

const valueField = (label: string): Field => ({
  name: `the value ${label}`,
  async open(page, site) {
    await page.goto(`${site.url}values/`);
    await movePointer(page);
    const field = page.getByRole('main').getByLabel(label, { exact: true });
    await expect(field).toBeEditable();
    return field;
  },
  told: /characters long; \d+ is the most|Nothing is typed|cannot stand here|^Type /,
});

const fields: Field[] = [
  {
    name: 'the search',
    async open(page, site) {
      await page.goto(`${site.url}nginx/`);
      await page.getByRole('button', { name: 'Search' }).click();
      return page.getByRole('combobox', { name: 'Search the guide' });
    },
    told: /Only its first 400 characters are searched for\.|^Paste a log line/,
  },
  {
    name: 'the troubleshooter',
    async open(page, site) {
      await page.goto(`${site.url}troubleshooting/`);
      return page.getByRole('textbox', { name: /error line/ });
    },
    told: / Only the last [\d,]+ characters were read\.(?: What helps next:)?$/,
  },
  {
    name: 'the doctor',
    async open(page, site) {
      await page.goto(`${site.url}start/#done`);
      await page.mouse.wheel(0, 50);
      await page.getByText(`Paste what sudo ${project}-doctor printed`).click();
      return page.getByLabel('Output of the script');
    },
    press: 'Tick what it proves',
    told: /^There is no line|^The line "doctor v1"|^Nothing is pasted|characters were read\.$/,
  },
  {
    name: 'the check-list',
    async open(page, site) {
      await page.goto(`${site.url}progress/`);
      await scrollTo(page, 'Bring it back');
      return page.getByLabel('Check-list in Markdown');
    },
    press: 'Take over what is ticked',
    told: / Only the last [\d,]+ characters were read\.$/,
  },
  ...['Domain', 'Code directory', 'Unix user', 'Python package', 'Workers'].map(valueField),
];

for (const { name, open, press, told } of fields)
  test(`${name} takes 1 MiB of anything`, async ({ page, context, site }) => {
    test.setTimeout(300_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const field = await open(page, site);
    const busy = await busyMeter(page);
    const paste = async (text: string) => {
      await page.evaluate((words) => navigator.clipboard.writeText(words), text);
      await field.evaluate((element: HTMLInputElement) => (element.value = ''));
      await field.focus();
      return busy(async () => {
        await page.keyboard.press('Control+v');
        if (press) await page.getByRole('button', { name: press }).click();
        await expect(page.getByText(told).filter({ visible: true }).first()).toBeVisible();
      });
    };
    // What answers comes with the first use.
    await paste(texts[0]?.text ?? '');
    const times: Record<string, number> = {};
    for (const { kind, text } of texts) times[kind] = await leastOver(mostMs, () => paste(text));
    expect(figure(name, times)).toEqual([]);
  });

test('a file of 1 MiB is refused as no check-list', async ({ page, site }) => {
  const folder = mkdtempSync(join(tmpdir(), 'long-'));
  await page.goto(`${site.url}progress/`);
  await scrollTo(page, 'Bring it back');
  const busy = await busyMeter(page);
  const times: Record<string, number> = {};
  for (const { kind, text } of texts) {
    const file = join(folder, `${kind}.md`);
    writeFileSync(file, text);
    times[kind] = await busy(async () => {
      await page.getByLabel('or open a file').setInputFiles(file);
      await expect(page.getByText(`${kind}.md is too large for a check-list.`).first()).toBeVisible();
    });
  }
  rmSync(folder, { recursive: true });
  expect(figure('the file of a check-list', times)).toEqual([]);
});

/** Where a link with 1 MiB in it says what is wrong, and a short one does. Looked for by tag: a search in all of the page would be measured too. */
const addresses = [
  {
    part: 'place',
    begin: '#a',
    where: 'link-target p',
    told: 'This link points at something that is not on this page.',
  },
  { part: 'value', begin: '#why&v1&my.domain=A', where: 'values-bar [data-say]', told: 'Not taken: Domain' },
];

for (const { part, begin, where, told } of addresses)
  test(`1 MiB of anything as the ${part} of an address adds less than a second to what a short one costs`, async ({
    page,
    site,
  }) => {
    test.setTimeout(300_000);
    /** On a plain text no part of ours answers: what is left is what the browser itself does with such an address. */
    const arrive = async (text: string, path = 'systemd/') => {
      await page.goto('about:blank');
      await page.goto(site.url + path);
      await page.keyboard.press('Shift');
      // At rest: a face that comes later lays the whole page out once more.
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.evaluate((hash) => void (window.name = hash), begin + text);
      const busy = await busyMeter(page);
      return busy(async () => {
        await page.evaluate(() => (location.hash = window.name).length);
        if (path.endsWith('/')) await expect(page.locator(where)).toContainText(told);
      });
    };
    // What answers comes with the first use. The way to a place is drawn or not, so a short one costs now this, now that.
    const short: number[] = [];
    for (let count = 0; count < 6; count++) short.push(await arrive(''));
    const shortMs = Math.max(...short.slice(1));
    const times: Record<string, number> = {};
    for (const { kind, text } of texts) {
      const long = encodeURIComponent(text.toWellFormed()).slice(0, 1 << 20);
      times[kind] = await leastOver(
        mostMs,
        async () => (await arrive(long)) - shortMs - (await arrive(long, 'llms.txt')),
      );
    }
    expect(figure(`the ${part} of an address, besides ${shortMs} of a short one`, times)).toEqual([]);
  });

test('no page has a field that is not measured here', () => {
  const measured = ['search-box', 'trouble-shooter', 'doctor-paste', 'progress-import', 'values-form'];
  for (const { path, tree } of readPages(root.folder)) {
    // What holds a choice, a number of a range or a day takes no text.
    const isField = (type: string) => !['checkbox', 'radio', 'range', 'date'].includes(type);
    const fieldsOf = (node: Parameters<typeof find>[0]) =>
      find(
        node,
        (element) =>
          element.tagName === 'textarea' || (element.tagName === 'input' && isField(attribute(element, 'type'))),
      );
    const known = find(tree, ({ tagName }) => measured.includes(tagName)).flatMap(fieldsOf);
    expect(fieldsOf(tree).length, path).toBe(new Set(known).size);
  }
});
