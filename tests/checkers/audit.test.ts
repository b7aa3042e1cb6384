/** `npm run audit`, with a stand-in for npm's registry and for OSV, which knows the holes that a test wants. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { createGunzip } from 'node:zlib';
import { codeDir } from '../lab/values.ts';

/** Packages that were asked about, as `name version`. */
type Asked = Set<string>;

/** What npm's registry answers to a list of packages: the advisories of those with a hole. */
async function npmAnswer(request: IncomingMessage, asked: Asked, hole?: string): Promise<object> {
  const packages = (await json(request.pipe(createGunzip()))) as Record<string, string[]>;
  for (const [name, versions] of Object.entries(packages))
    for (const version of versions) asked.add(`${name} ${version}`);
  const advisory = { id: 1, url: 'https://example.org/1', title: 'A hole', severity: 'high', vulnerable_versions: '*' };
  return hole && hole in packages ? { [hole]: [advisory] } : {};
}

/** What OSV answers to one package. */
async function osvAnswer(request: IncomingMessage, asked: Asked, hole?: string): Promise<object> {
  const { package: one, version } = (await json(request)) as { package: { name: string }; version: string };
  asked.add(`${one.name} ${version}`);
  return hole === one.name ? { vulns: [{ id: 'PYSEC-1', summary: 'A hole', affected: [] }] } : {};
}

/** Runs the audit against the stand-in. @param holes a package of each kind that has one; none: nobody answers */
async function audit(context: TestContext, holes?: { npm?: string; python?: string }) {
  const asked: Asked = new Set();
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    if (!holes || request.method !== 'POST') return void response.writeHead(holes ? 404 : 503).end();
    const answer = path === '/osv' ? osvAnswer(request, asked, holes.python) : npmAnswer(request, asked, holes.npm);
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(await answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const child = spawn(process.execPath, ['tests/audit/run.ts'], {
    env: {
      ...process.env,
      npm_config_registry: address,
      npm_config_fetch_retries: '0',
      PIP_AUDIT_OSV_URL: `${address}/osv`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status: status as number, output: output + errors, asked };
}

/** Packages that the locks name, as `name version`. */
function locked(): string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version: string }>;
  };
  const npm = Object.entries(packages).map(
    ([folder, { version }]) => `${folder.split('node_modules/').at(-1)} ${version}`,
  );
  const python = ['requirements.txt', 'requirements-5.2.txt'].flatMap((lock) => [
    ...readFileSync(`content/stack/base${codeDir}/src/${lock}`, 'utf8').matchAll(/^(\S+)==(\S+)/gm),
  ]);
  return [...npm.slice(1), ...python.map(([, name, version]) => `${name} ${version}`)];
}

test('the audit asks about every package of every lock, and passes when none has a hole', async (context) => {
  const { status, output, asked } = await audit(context, {});
  if (/^pip cannot install|^no Python/m.test(output)) return context.skip(output);
  assert.equal(status, 0, output);
  assert.deepEqual(
    locked().filter((one) => !asked.has(one)),
    [],
  );
});

test('a hole in a package of npm ends it with 1', async (context) => {
  const { status, output } = await audit(context, { npm: 'astro' });
  assert.equal(status, 1);
  assert.match(output, /^astro .*\n(?:.*\n)*?A hole - /m);
});

test('a hole in a package of Python ends it with 1', async (context) => {
  const { status, output } = await audit(context, { python: 'uvicorn' });
  if (/^pip cannot install|^no Python/m.test(output)) return context.skip(output);
  assert.equal(status, 1);
  assert.match(output, /^uvicorn .*PYSEC-1/m);
});

test('where nobody answers it ends with 1', async (context) => {
  const { status, output } = await audit(context);
  if (/^pip cannot install|^no Python/m.test(output)) return context.skip(output);
  assert.equal(status, 1);
  assert.match(output, /audit endpoint returned an error[^]*503 Server Error/);
});
