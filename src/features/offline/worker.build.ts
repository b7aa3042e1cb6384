import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { basePath, href } from '../../shared/build/site.ts';
import { isListed, type BuiltPage } from '../../shared/build/page.ts';

/** Page that is shown in place of one that is not kept. */
const offline = '/offline/';

/**
 * Writes the service worker, with the revision of this build in it, and `guide.json`: all that makes the guide whole without
 * a network. `OFFLINE=off` writes a worker in its place that takes itself away.
 */
export function writeWorker(folder: string, pages: readonly BuiltPage[]): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  const data = files.filter((file) => file.startsWith('raw/') || file.endsWith('.json'));
  const listed = pages.filter(isListed);
  const whole = [...listed.map(({ file }) => file), ...data];
  const sizeBytes = whole.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
  fillIn(join(folder, 'offline/index.html'), sizeBytes);
  const digest = createHash('sha256');
  for (const file of [...whole, 'offline/index.html', ...files.filter((name) => name.startsWith('assets/'))]) {
    digest.update(file).update(readFileSync(join(folder, file)));
  }
  const revision = digest.digest('hex').slice(0, 16);
  const source = readFileSync(`src/worker/${process.env['OFFLINE'] === 'off' ? 'retired' : 'guide'}.js`, 'utf8');
  const paths = [...listed.map(({ path }) => path), ...data.map((file) => `/${file}`)].map(href);
  writeFileSync(join(folder, 'guide.json'), JSON.stringify({ paths }));
  const sums = [...files.filter((file) => file.startsWith('assets/')), ...data, 'favicon.svg'].map((file) => {
    return [href(`/${file}`), sha256(readFileSync(join(folder, file)))] as const;
  });
  // A page has no sum: it says itself which one it is.
  const own = Object.fromEntries([...pages.map(({ path }) => [href(path), ''] as const), ...sums]);
  const guide = { revision, base: basePath, offline: href(offline), files: own };
  writeFileSync(join(folder, 'sw.js'), `const guide = ${JSON.stringify(guide)};\n${source}`);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64');
}

/** Tells a reader what the whole guide costs, compressed as hosts send it. */
function fillIn(file: string, sizeBytes: number): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace('%size%', `${(sizeBytes / 1e6).toFixed(1)} MB`));
}
