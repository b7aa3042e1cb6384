import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { compressedHost, type CompressedHost } from '../support/compressed.ts';
import { pageName, pagesInCommon, root } from '../support/sites.ts';
import { expect, ofPage, test } from '../support/test.ts';

// What a first visit to each page asks for. Bytes and requests are the same beside other work, so several are made at once.

const kib = (bytes: number) => bytes / 1024;
const gzip = (bytes: Buffer) => kib(gzipSync(bytes).length);

let host: CompressedHost;
test.beforeAll(async () => {
  host = await compressedHost(root.folder);
});
test.afterAll(() => host.close());

for (const page of pagesInCommon(root))
  test(`a first visit to ${pageName(page)} is small`, ofPage, async ({ browser }) => {
    host.asked();
    const context = await browser.newContext();
    // Loaded, then quiet: while a long page is read, the network may rest before its script was asked for.
    await (await context.newPage()).goto(`${host.url}/${page}`);
    await host.quiet();
    await context.close();
    const asked = host.asked();
    const sum = (ending: string, size: (bytes: Buffer) => number) =>
      asked
        .filter((path) => path.endsWith(ending))
        .reduce((total, path) => total + size(readFileSync(join(root.folder, path))), 0);
    const visit = {
      requests: asked.length,
      scriptKib: sum('.js', gzip),
      fontKib: sum('.woff2', (bytes) => kib(bytes.length)),
    };
    // The page, its script, three faces, the sheet of the text, and that of one feature; the whole guide has two features. The 404 page asks for the list of pages and what reads it; the page about reading offline for what keeps pages, its one purpose.
    const requestsMost = page === '404.html' || page === 'offline/' ? 10 : page === 'print/' ? 8 : 7;
    expect.soft(visit.requests, asked.join(' ')).toBeLessThanOrEqual(requestsMost);
    expect.soft(visit.scriptKib).toBeLessThanOrEqual(page === 'offline/' ? 8.5 : 8);
    expect.soft(visit.fontKib).toBeLessThanOrEqual(100);
    expect.soft(visit.scriptKib).toBeGreaterThan(0);
  });
