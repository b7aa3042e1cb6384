/** The nginx block of the README serves a site as it says: pages, their Markdown for programs, headers on all of it. */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { installed } from './server-root.ts';
import { nginx } from './nginx-root.ts';

const files = ['index.html', 'index.md', 'nginx/index.html', 'nginx.md', 'a/b/index.html', '404.html', 'raw/a.html'];

/** nginx with the README's block, on a Unix socket. @returns the socket's path. */
async function served(context: TestContext, [command = '', ...given]: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'readme-nginx-'));
  for (const file of files) {
    mkdirSync(join(folder, 'site', file, '..'), { recursive: true });
    writeFileSync(join(folder, 'site', file), `${file}\n`);
  }
  const socket = join(folder, 'nginx.sock');
  const [, block = ''] = /```nginx\n([^]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
  const config = block
    .replace('server {', `server { listen unix:${socket};`)
    .replace('/var/www/deployment-docs', join(folder, 'site'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/t;`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
    events {} http { access_log off; ${temporary.join(' ')} ${config} }`,
  );
  const child = spawn(command, [
    ...given,
    '-p',
    folder,
    '-c',
    join(folder, 'nginx.conf'),
    '-e',
    join(folder, 'error.log'),
  ]);
  const ended = new Promise((done) => child.once('close', done));
  context.after(async () => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true });
  });
  for (let tries = 0; !existsSync(socket) && tries < 200; tries++) await pause(50);
  assert.ok(existsSync(socket), readFileSync(join(folder, 'error.log'), 'utf8'));
  return socket;
}

test('the nginx block of the README serves pages, and their Markdown to whoever asks for it', async (context) => {
  if (!nginx) return context.skip('nginx is not installed');
  if (!installed('curl', ['--version'])) return context.skip('curl is not installed');
  const socket = await served(context, nginx);
  const ask = (path: string, accept: string) => {
    const asked = ['-si', '--unix-socket', socket, '-H', `Accept: ${accept}`, `http://docs.example.org${path}`];
    const said = spawnSync('curl', asked, { encoding: 'utf8' }).stdout;
    const header = (name: string) => new RegExp(`^${name}: (.*?)\r?$`, 'im').exec(said)?.[1];
    return { status: Number(/^HTTP\S+ (\d+)/.exec(said)?.[1]), body: said.trimEnd().split('\n').at(-1), header };
  };
  const [html, markdown] = ['text/html; charset=utf-8', 'text/markdown; charset=utf-8'];
  for (const [path, accept, status, body, type] of [
    ['/', 'text/html,*/*', 200, 'index.html', html],
    ['/', 'text/markdown, text/html;q=0.5', 200, 'index.md', markdown],
    ['/nginx/', '*/*', 200, 'nginx/index.html', html],
    ['/nginx/', 'text/markdown', 200, 'nginx.md', markdown],
    ['/nginx.md', '*/*', 200, 'nginx.md', markdown],
    ['/a/b/', 'text/markdown', 200, 'a/b/index.html', html],
    ['/raw/a.html', '*/*', 200, 'raw/a.html', 'text/plain; charset=utf-8'],
    ['/nowhere/', 'text/markdown', 404, '404.html', html],
  ] as const) {
    const answer = ask(path, accept);
    assert.deepEqual(
      [answer.status, answer.body, answer.header('content-type')],
      [status, body, type],
      `${path} ${accept}`,
    );
    if (status === 200) assert.equal(answer.header('vary'), 'Accept', path);
    if (status === 200) assert.equal(answer.header('x-content-type-options'), 'nosniff', path);
  }
});
