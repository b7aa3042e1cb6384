import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { commitOf } from '../../src/shared/build/git.ts';
import { pagesOf } from '../support/sites.ts';

// What a build that knows its addresses says of them. The other tests of the site read one that knows none.

const folder = mkdtempSync(join(tmpdir(), 'addresses-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const home = 'https://docs.example.org/x/y/';
const repository = 'https://code.example/team/docs';
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const pages = () => pagesOf({ name: 'base', folder, base: '/x/y/' });
const html = (page: string) => read(page.endsWith('.html') ? page : `${page}index.html`);
const isListed = (html: string) => !html.includes('<meta name="robots" content="noindex">');

before(() => {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    SITE_URL: 'https://docs.example.org',
    BASE_PATH: '/x/y/',
    REPOSITORY_URL: 'https://ohm:pa55word@code.example/team/docs.git',
    REPOSITORY_BRANCH: 'trunk',
  };
  delete env['NODE_TEST_CONTEXT'];
  const astro = resolve('node_modules/astro/bin/astro.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [astro, 'build', '--outDir', folder], {
    env,
    encoding: 'utf8',
  });
  assert.equal(status, 0, `${stdout}${stderr}`.slice(-3000));
  assert.doesNotMatch(`${stdout}${stderr}`, /_URL is not set|pa55word/);
});

test('every page names its own address and its card by the whole address', () => {
  assert.ok(pages().length > 50);
  const card = /<meta property="og:image" content="https:\/\/docs\.example\.org\/x\/y\/cards\/[\w-]+\.png">/;
  for (const page of pages()) {
    const text = html(page);
    // The page for what is not there answers at every address.
    const own = page === '404.html' ? `${home}404/` : `${home}${page}`;
    assert.equal(text.includes(`<link rel="canonical" href="${own}">`), isListed(text), page);
    assert.ok(text.includes(`<meta property="og:url" content="${own}">`), page);
    assert.ok(card.test(text), page);
  }
});

test('the sitemap names what is listed, and robots.txt names the sitemap', () => {
  const mapped = [...read('sitemap-0.xml').matchAll(/<loc>([^<]+)</g)].map(([, address]) => address);
  const listed = pages().filter((page) => isListed(html(page)));
  assert.ok(listed.length < pages().length);
  assert.deepEqual(mapped.sort(), listed.map((page) => `${home}${page}`).sort());
  assert.equal(read('robots.txt'), `User-agent: *\nAllow: /\nSitemap: ${home}sitemap-index.xml\n`);
});

test('what is read outside of the pages leads back to them: lists, Markdown, paper, the archive', () => {
  assert.ok(read('llms.txt').includes(`](${home}nginx.md): `));
  for (const file of ['llms.txt', 'nginx.md', 'files.md']) assert.equal(read(file).match(/\]\(\//), null, file);
  const printed = html('print/');
  assert.ok(printed.includes(`<span>${home}</span>`) && printed.includes('of their own, at the address above.'));
  const listed = read('raw/base.txt').trim().split('\n');
  assert.deepEqual(
    listed.filter((line) => !line.startsWith(`${home}raw/base/`)),
    [],
  );
  assert.ok(read('files.md').includes(`$ curl -s ${home}raw/base.txt \\\n`));
  const archive = gunzipSync(readFileSync(join(folder, 'raw/server-wsgi.tar.gz'))).toString();
  assert.ok(archive.includes(`(${home}proof/set-base/)`));
});

test('"Edit" and permalinks lead to the repository, and nothing shows what else was in its address', () => {
  for (const page of pages()) {
    const text = html(page);
    assert.ok(text.includes(`<a href="${repository}/edit/trunk/`), page);
    assert.ok(!text.includes('pa55word'), page);
  }
  const file = 'content/stack/base/etc/systemd/system/gunicorn.socket';
  const commit = commitOf(file, readFileSync(file));
  const permalink = `data-permalink="${repository}/blob/${commit}/${file}"`;
  // A copy without history has no commit to name.
  assert.equal(html('files/base/etc/systemd/system/gunicorn.socket/').includes(permalink), commit !== null);
});
