/**
 * `nginx -t` on every combination of overlays.
 *
 * The files are copied; `-c` makes their relative includes point into the copy. Changed in the copy: the folders of
 * logs and certificate, and only where needed the ports (no root) and `http2 on` (nginx before 1.25.1).
 */

import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { adapt, COMBINATIONS, installed, run, serverRoot } from './server-root.ts';

const SITE = 'etc/nginx/sites-available/mechsimvault';
const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** The frame that Debian's own nginx.conf gives: http level, then conf.d, then the enabled sites. */
function frame(root: string): string {
  const paths = TEMPORARY.map((name) => `${name}_temp_path ${root}/tmp/${name};`).join('\n  ');
  return `pid ${root}/nginx.pid;
events {}
http {
  ${paths}
  access_log ${root}/log/access.log;
  include conf.d/*.conf;
  include sites-enabled/*;
}
`;
}

function nginxVersion(): number[] {
  const found = /nginx\/([\d.]+)/.exec(run('nginx', ['-v']).output)?.[1] ?? '0';
  return found.split('.').map(Number);
}

function isBefore(version: number[], other: number[]): boolean {
  const at = other.findIndex((part, index) => part !== (version[index] ?? 0));
  return at !== -1 && (version[at] ?? 0) < (other[at] ?? 0);
}

function makeCertificate(root: string): void {
  const folder = join(root, 'etc/ssl/mechsimvault');
  mkdirSync(folder, { recursive: true });
  const made = run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-days', '1', '-subj', '/CN=mechsimvault.example'],
    ...['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')],
  ]);
  assert.equal(made.status, 0, made.output);
}

function furnish(context: TestContext, overlays: readonly string[]): string {
  const root = serverRoot(context, overlays);
  for (const folder of ['log', 'tmp', 'etc/nginx/sites-enabled']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'etc/nginx/nginx.conf'), frame(root));
  symlinkSync(join(root, SITE), join(root, 'etc/nginx/sites-enabled/mechsimvault'));
  adapt(join(root, 'etc/nginx/snippets/mechsimvault.conf'), /\/var\/log\/nginx\//g, `${root}/log/`);
  if (process.geteuid?.() !== 0) {
    adapt(join(root, SITE), /^(?<listen> +listen (?:\[::\]:)?)80\b/gm, '$<listen>8080');
    if (overlays.includes('tls')) adapt(join(root, SITE), /^(?<listen> +listen (?:\[::\]:)?)443\b/gm, '$<listen>8443');
    context.diagnostic('not root: the ports became 8080 and 8443 in the copy');
  }
  if (overlays.includes('tls')) {
    makeCertificate(root);
    adapt(join(root, SITE), /\/etc\/ssl\/mechsimvault\//g, `${root}/etc/ssl/mechsimvault/`);
    if (isBefore(nginxVersion(), [1, 25, 1])) {
      adapt(join(root, SITE), /^ +http2 on;\n/m, '');
      context.diagnostic('nginx before 1.25.1: the line "http2 on;" was left out of the copy');
    }
  }
  return root;
}

for (const overlays of COMBINATIONS) {
  test(`nginx -t accepts ${overlays.join(' + ')}`, (context) => {
    if (!installed('nginx', ['-v'])) return context.skip('nginx is not installed');
    if (!installed('openssl', ['version'])) return context.skip('openssl is not installed');
    const root = furnish(context, overlays);
    const { status, output } = run('nginx', [
      ...['-t', '-p', root, '-c', join(root, 'etc/nginx/nginx.conf')],
      ...['-e', join(root, 'log/error.log')],
    ]);
    assert.equal(status, 0, output);
    assert.doesNotMatch(output, /\[(warn|error|crit|alert|emerg)\](?! .*"user" directive)/, output);
  });
}
