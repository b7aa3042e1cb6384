import type { AddressInfo } from 'node:net';
import { test as plain, type BrowserContext, type Page } from '@playwright/test';
import { serve } from '../../src/build/preview.ts';
import { base, fixture, root, type BuiltSite } from './sites.ts';
import { watch, type Watch } from './watch.ts';

/** A built site on a port of its own; `url` ends with the base path. */
export interface ServedSite extends BuiltSite {
  url: string;
}

interface OfWorker {
  /** The site under `/`. */
  site: ServedSite;
  /** The site under `/x/y/`. */
  nested: ServedSite;
  /** The fixture guide. */
  other: ServedSite;
  /** One page that a worker's tests share, with everything it complains about. */
  shared: { page: Page; context: BrowserContext; watch: Watch };
  /** One page without script that a worker's tests share. */
  scriptless: Page;
}

/** Tests of a site served on free ports. */
export const test = plain.extend<object, OfWorker>({
  site: [async ({}, use) => served(root, use), { scope: 'worker' }],
  nested: [async ({}, use) => served(base, use), { scope: 'worker' }],
  other: [async ({}, use) => served(fixture, use), { scope: 'worker' }],
  shared: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await use({ page, context, watch: await watch(page) });
      await context.close();
    },
    { scope: 'worker' },
  ],
  scriptless: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      await use(await context.newPage());
      await context.close();
    },
    { scope: 'worker' },
  ],
});

/** A test of one page, of those that the day chooses. What else is tested of the site has its turn by itself. */
export const ofPage = { tag: '@page' };

export { expect } from '@playwright/test';

async function served(site: BuiltSite, use: (site: ServedSite) => Promise<void>): Promise<void> {
  const server = serve(site.folder, site.base).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await use({ ...site, url: `http://127.0.0.1:${port}${site.base}` });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
