import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { movePointer } from '../support/pointer.ts';
import { openReplay } from '../support/replay.ts';
import { scrollTo } from '../support/progress.ts';
import { root } from '../support/sites.ts';
import { todays } from '../support/tenth.ts';
import { expect, test, type ServedSite } from '../support/test.ts';
import { field, openTroubleshooter } from '../support/troubleshooter.ts';
import { watch } from '../support/watch.ts';

// Data that arrive with status 200 and are not what the build wrote: each part says what it says when nothing arrives.

interface Part {
  /** The file, without the base path. */
  file: string;
  /** Opens the page and uses the part. */
  use(page: Page, site: ServedSite): Promise<void>;
  /** What the reader is told. */
  told: RegExp;
}

const ownValues = '#&v1&my.domain=shop.example.org';

const parts: Part[] = [
  {
    file: 'onboarding.json',
    async use(page, site) {
      await page.goto(`${site.url}progress/`);
      await scrollTo(page, 'Bring it back');
      await page.getByLabel('Check-list in Markdown').fill('- [x] [Start here](/start/)');
      await page.getByRole('button', { name: 'Take over what is ticked' }).click();
    },
    told: /^The list of checks could not be loaded\./,
  },
  {
    file: 'parameters.json',
    use: async (page, site) => void (await page.goto(`${site.url}start/${ownValues}`)),
    told: /^\s*Your values, or those of a link, are not filled in/,
  },
  {
    file: 'replay.json',
    async use(page, site) {
      const { radio } = await openReplay(page, site);
      await radio('TCP port')
        .check({ force: true })
        .catch(() => undefined);
    },
    told: /^The recording did not load .* Shown is the one before\.$/,
  },
  {
    file: 'troubleshooting/patterns.json',
    async use(page, site) {
      await openTroubleshooter(page, site);
      await field(page).fill('status=203/EXEC');
    },
    told: /^What is known of the failures did not load\./,
  },
  {
    file: 'search.json',
    async use(page, site) {
      await page.goto(`${site.url}nginx/`);
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: 'Search the guide' }).fill('socket');
    },
    told: /^The index did not load\./,
  },
  {
    file: 'guide.json',
    async use(page, site) {
      await page.goto(`${site.url}offline/`);
      await page.getByRole('button', { name: 'Keep the whole guide offline' }).click();
    },
    told: /^The network gave no answer\./,
  },
  {
    file: 'raw/server.json',
    async use(page, site) {
      await page.goto(`${site.url}files/${ownValues}`);
      await expect(page.getByRole('region', { name: 'Your values' })).toBeVisible();
      await movePointer(page);
      await page.waitForFunction(() => customElements.get('server-download'));
      await page.getByRole('link', { name: 'Download WSGI over HTTP', exact: true }).click();
    },
    told: /^Not made: .* Nothing was downloaded\.$/,
  },
];

/** What is no such data: another kind, nothing in it, and each part of the real one lost in turn; a part of it a day. */
function wrongs(file: string): string[] {
  const real: unknown = JSON.parse(readFileSync(join(root.folder, file), 'utf8'));
  const lost = Array.isArray(real)
    ? [[null, ...real.slice(1)], [{ ...(real[0] as object), path: 1, id: 1 }]]
    : Object.keys(real as object).map((name) => ({ ...(real as object), [name]: null }));
  return [[], ...todays([null, 'moved', {}, ...lost])].map((wrong) => JSON.stringify(wrong));
}

for (const { file, use, told } of parts)
  test(`a ${file} that is not the guide's is told as one that did not load`, async ({ browser, site }) => {
    test.setTimeout(180_000);
    for (const wrong of wrongs(file)) {
      // A reader's first visit: no worker stands between the page and the host.
      const page = await browser.newPage();
      const { complaints } = await watch(page);
      await page.route(`**/${file}`, (route) => route.fulfill({ contentType: 'application/json', body: wrong }));
      await use(page, site);
      await expect(page.getByText(told).filter({ visible: true }).first(), wrong.slice(0, 200)).toBeVisible();
      expect(await complaints(), wrong.slice(0, 200)).toEqual([]);
      await page.close();
    }
  });

test("a list of pages that is not the guide's leaves the list of chapters", async ({ page, site }) => {
  const chapters = page.getByRole('main').getByRole('listitem');
  for (const wrong of wrongs('pages.json')) {
    await page.route('**/pages.json', (route) => route.fulfill({ contentType: 'application/json', body: wrong }));
    await page.goto('about:blank');
    const answered = page.waitForResponse('**/pages.json');
    await page.goto(`${site.url}404.html`);
    await (await answered).finished();
    await page.waitForLoadState('networkidle');
    expect(await chapters.count(), wrong.slice(0, 200)).toBeGreaterThan(10);
    await page.unroute('**/pages.json');
  }
});
