import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readPages } from '../../src/build/after-build.ts';
import { needsDist } from '../../src/build/dist.ts';
import { startBrowser } from '../../src/features/diagrams/browser.build.ts';
import { barePage } from '../support/bare.ts';
import { compressedHost, type CompressedHost } from '../support/compressed.ts';
import { firstVisit, median, type Paint } from '../support/paint.ts';
import { chaptersOf } from '../support/sites.ts';
import { buildStarlight, versions } from './starlight.ts';

/**
 * `npm run peers`, after a build: what a first visit of a chapter costs, beside the bare page of the same text and
 * beside Starlight, built from the chapter's Markdown with its drawings. All in one run and in turn, so that whatever else
 * the machine does falls on each. Chapters by their names, else the four whose HTML is largest; `--rounds 7`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '7' } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds ${values.rounds}: how many? 1 or more`);
needsDist();

const guide = { name: 'root', folder: resolve('dist'), base: '/' } as const;
const htmlOf = (folder: string, chapter: string) => readFileSync(join(folder, chapter, 'index.html'), 'utf8');
const heaviest = chaptersOf(guide)
  .map((page) => page.replace('/', ''))
  .toSorted((a, b) => htmlOf(guide.folder, b).length - htmlOf(guide.folder, a).length)
  .slice(0, 4);
const chapters = positionals.length > 0 ? positionals : heaviest;

interface Peer {
  name: string;
  host: CompressedHost;
  html(chapter: string): string;
}

const bare = new Map(readPages(guide.folder).map((page) => [page.path, barePage(page)]));
const starlight = buildStarlight(guide.folder, chapters);
const peers: Peer[] = [
  { name: 'guide', host: await compressedHost(guide.folder), html: (chapter) => htmlOf(guide.folder, chapter) },
  { name: 'bare', host: await compressedHost(guide.folder, bare), html: (chapter) => bare.get(`/${chapter}/`) ?? '' },
  { name: 'Starlight', host: await compressedHost(starlight), html: (chapter) => htmlOf(starlight, chapter) },
];

interface Visit extends Paint {
  requests: number;
}
const visits = new Map<string, Visit[]>();
const browser = await startBrowser();
for (let round = 0; round < rounds; round++)
  for (const chapter of chapters)
    for (const { name, host } of peers) {
      host.asked();
      const paint = await firstVisit(browser, `${host.url}/${chapter}/`);
      const visit = { ...paint, requests: host.asked().length };
      visits.set(`${chapter} ${name}`, [...(visits.get(`${chapter} ${name}`) ?? []), visit]);
    }
const browserVersion = browser.version();
await browser.close();
for (const { host } of peers) await host.close();

const rows = chapters.flatMap((chapter) =>
  peers.map(({ name, html }) => {
    const all = visits.get(`${chapter} ${name}`) ?? [];
    const middle = (figure: keyof Visit, digits = 0) => median(all.map((visit) => visit[figure])).toFixed(digits);
    const kib = (gzipSync(html(chapter)).length / 1024).toFixed(1);
    const times = [middle('firstMs'), middle('largestMs'), middle('blockedMs'), middle('shift', 4)];
    return [`/${chapter}/`, name, ...times, kib, middle('requests')];
  }),
);
const used = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
console.log(`Medians of ${rounds} rounds in turn, Chromium ${browserVersion}, ${used.join(', ')}:
150 ms a request, 1.6 Mbit/s, processor 4 times slower, window 412 by 823, empty cache, gzip.
`);
for (const row of [
  ['page', 'by', 'FCP ms', 'LCP ms', 'TBT ms', 'CLS', 'HTML KiB', 'requests'],
  Array<string>(8).fill('---'),
  ...rows,
])
  console.log(`| ${row.join(' | ')} |`);
