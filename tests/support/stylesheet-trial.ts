import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as chromiumType } from '@playwright/test';
import { chromium } from './browsers.ts';
import { compressedHost } from './compressed.ts';
import { firstVisit, median, type Paint } from './paint.ts';
import { root } from './sites.ts';

/**
 * Inlined or external, on the connection that the page came by: which stylesheet paints sooner on a first visit, at 150 ms and 1.6 Mbit/s? Run after
 * `npm test -- build`: `node tests/support/stylesheet-trial.ts [rounds]`.
 */
const rounds = Number(process.argv[2] ?? 9);
const pages = ['', 'start/', 'nginx/', 'systemd/'];

const made = new Map<string, string>();
for (const page of pages) {
  const html = readFileSync(join(root.folder, page, 'index.html'), 'utf8').replace(
    /<meta http-equiv="Content-Security-Policy"[^>]*>/,
    '',
  );
  const [tag = '', css = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
  made.set(`/inlined/${page}`, html);
  made.set(`/external/${page}`, html.replace(tag, '<link rel="stylesheet" href="/site.css">'));
  made.set('/site.css', css);
}

const host = await compressedHost(root.folder, made);
const browser = await chromiumType.launch(chromium);
for (const page of pages) {
  const visits: Record<'inlined' | 'external', Paint[]> = { inlined: [], external: [] };
  for (let round = 0; round < rounds; round++) {
    for (const kind of ['inlined', 'external'] as const) {
      visits[kind].push(
        await firstVisit(browser, `${host.url}/${kind}/${page}`, { slowNetwork: true, requestMs: 150 }),
      );
    }
  }
  const of = (kind: keyof typeof visits, paint: 'firstMs' | 'largestMs') =>
    median(visits[kind].map((visit) => visit[paint]));
  for (const [name, paint] of [
    ['FCP', 'firstMs'],
    ['LCP', 'largestMs'],
  ] as const) {
    const [inlined, external] = [of('inlined', paint), of('external', paint)];
    console.log(
      `/${page} ${name}: inlined ${inlined.toFixed(0)} ms, external ${external.toFixed(0)} ms, ${(external - inlined).toFixed(0)} ms sooner`,
    );
  }
}
await browser.close();
await host.close();
