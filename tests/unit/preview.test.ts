import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readPage } from '../../src/shared/build/page.ts';
import { writePolicy } from '../../src/build/after/policy.ts';
import { serve } from '../../src/build/preview.ts';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
const server = serve(folder, '/');

before(async () => {
  const files = [
    ...['index.html', 'index.md', '404.html', 'nginx/index.html', 'nginx.md'],
    ...['raw/base/etc/a.html', 'raw/base.txt', 'raw/s.tar.gz'],
  ];
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), `<main>${file}</main>`);
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Asks for a path as it is written. */
function ask(
  path: string,
  accept = '*/*',
): Promise<{ status: number | undefined; location: string | undefined; type: string }> {
  const { port } = server.address() as AddressInfo;
  const signal = AbortSignal.timeout(5000);
  return new Promise((done, failed) =>
    request({ port, host: '127.0.0.1', path, headers: { accept }, agent: false, signal }, (response) => {
      const { location, 'content-type': type = '' } = response.headers;
      response.resume().on('end', () => done({ status: response.statusCode, location, type }));
    })
      .on('error', failed)
      .end(),
  );
}

const answers: [path: string, status: number, location?: string][] = [
  ['/', 200],
  ['/nginx/?a=//b', 200],
  ['/nginx', 301, '/nginx/'],
  ['//', 200],
  ['//nginx', 301, '/nginx/'],
  ['/%2Fnginx', 301, '/nginx/'],
  ['///[', 404],
  ['http://[/', 404],
  ['/%E0%A4', 404],
  ['/%00', 404],
  ['/../../../../etc/passwd', 404],
  ['/..%2f..%2f..%2f..%2fetc/passwd', 404],
];
for (const [path, status, location] of answers) {
  test(`serving: ${path} gives ${status}`, async () => {
    const answer = await ask(path);
    assert.deepEqual([answer.status, answer.location], [status, location]);
  });
}

test('a page comes as Markdown to whoever asks for that, where it has one', async () => {
  for (const [path, accept, type] of [
    ['/', 'text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=utf-8'],
    ['/', 'text/markdown', 'text/markdown; charset=utf-8'],
    ['/nginx/', 'text/markdown, text/html;q=0.5', 'text/markdown; charset=utf-8'],
    ['/raw/', 'text/markdown', 'text/html; charset=utf-8'],
  ] as const)
    assert.equal((await ask(path, accept)).type, type, `${path} ${accept}`);
});

test('a page is asked for again, and sent again only if it is another one', async () => {
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/nginx/`;
  const first = await fetch(address);
  const etag = first.headers.get('etag') ?? '';
  assert.equal(first.headers.get('cache-control'), 'no-cache');
  assert.match(etag, /^"[^"]+"$/);
  const again = (tag: string) => fetch(address, { headers: { 'if-none-match': tag }, cache: 'no-store' });
  assert.equal((await again(etag)).status, 304);
  assert.equal((await again('"another"')).status, 200);
});

const text = 'text/plain; charset=utf-8';

test('what lies below /raw/ has one type, from npm start, a static host and the nginx of the README', async () => {
  for (const [path, type] of [
    ['/raw/base/etc/a.html', text],
    ['/raw/base.txt', text],
    ['/raw/s.tar.gz', 'application/gzip'],
  ] as const)
    assert.equal((await ask(path)).type, type, path);
  writePolicy(folder, [readPage(folder, 'index.html')]);
  const headers = readFileSync(join(folder, '_headers'), 'utf8');
  const rules = [...headers.matchAll(/^(\/raw\/.*)\n {2}Content-Type: (.*)$/gm)].map(([, path, type]) => [path, type]);
  assert.deepEqual(rules, [
    ['/raw/base.txt', text],
    ['/raw/base/*', text],
    ['/raw/s.tar.gz', 'application/gzip'],
  ]);
  const readme = readFileSync('README.md', 'utf8');
  assert.ok(readme.includes(`location /raw/ { types { application/gzip gz; } default_type "${text}"; }`));
});
