/**
 * nginx on a copy of the server's files. `-c` makes their relative includes point into the copy. Changed in the copy: the
 * folders of logs and certificate, and only where needed the ports (no root) and `http2 on` (nginx before 1.25.1).
 */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from '../lab/machine/cache.ts';
import { domain } from '../lab/values.ts';
import { adapt, installed, run, type Outcome } from './server-root.ts';

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
const LOADERS = ['usr/lib64/ld-linux-x86-64.so.2', 'usr/lib/ld-linux-aarch64.so.1'];

/** The command that starts nginx: this machine's, or the one of the Debian tree that the lab boots, if it has made it. */
export const nginx: readonly string[] | undefined = installed('nginx', ['-v']) ? ['nginx'] : ofTheLab();

function ofTheLab(): string[] | undefined {
  const names = existsSync(cache) ? readdirSync(cache).filter((name) => /^debian-13-[0-9a-f]+$/.test(name)) : [];
  for (const tree of names.map((name) => join(cache, name))) {
    const loader = LOADERS.map((path) => join(tree, path)).find(existsSync);
    const libraries = readdirSync(join(tree, 'usr/lib')).filter((name) => name.endsWith('-linux-gnu'));
    const search = libraries.map((name) => join(tree, 'usr/lib', name)).join(':');
    if (loader && existsSync(join(tree, 'usr/sbin/nginx')))
      return [loader, '--library-path', search, join(tree, 'usr/sbin/nginx')];
  }
  return undefined;
}

function runNginx(...args: string[]): Outcome {
  const [program = '', ...before] = nginx ?? [];
  return run(program, [...before, ...args]);
}

/** `-t` says whether it is accepted, `-T` prints all of it as well. */
export function checked(root: string, option: '-t' | '-T'): Outcome {
  const places = ['-p', root, '-c', join(root, 'etc/nginx/nginx.conf'), '-e', join(root, 'log/error.log')];
  return runNginx(option, ...places);
}

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

function isBefore(version: number[], other: number[]): boolean {
  const at = other.findIndex((part, index) => part !== (version[index] ?? 0));
  return at !== -1 && (version[at] ?? 0) < (other[at] ?? 0);
}

function makeCertificate(root: string, project: string): void {
  const folder = join(root, 'etc/ssl', project);
  mkdirSync(folder, { recursive: true });
  const made = run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-days', '1', '-subj', `/CN=${domain}`],
    ...['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')],
  ]);
  assert.equal(made.status, 0, made.output);
}

/** Makes a copy of the server's files something that nginx accepts here. @param say - is told what was left out. */
export function furnish(root: string, project: string, tls: boolean, say: (text: string) => void): void {
  const site = join(root, 'etc/nginx/sites-available', project);
  for (const folder of ['log', 'tmp', 'etc/nginx/sites-enabled']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'etc/nginx/nginx.conf'), frame(root));
  symlinkSync(site, join(root, 'etc/nginx/sites-enabled', project));
  adapt(join(root, `etc/nginx/snippets/${project}.conf`), /(?<=_log )\/var\/log\/nginx\//g, `${root}/log/`);
  if (process.geteuid?.() !== 0) {
    adapt(site, /^(?<listen> +listen (?:\[::\]:)?)80\b/gm, '$<listen>8080');
    if (tls) adapt(site, /^(?<listen> +listen (?:\[::\]:)?)443\b/gm, '$<listen>8443');
    say('not root: the ports became 8080 and 8443 in the copy');
  }
  if (!tls) return;
  makeCertificate(root, project);
  adapt(site, /\/etc\/ssl\//g, `${root}/etc/ssl/`);
  const version = (/nginx\/([\d.]+)/.exec(runNginx('-v').output)?.[1] ?? '0').split('.').map(Number);
  if (isBefore(version, [1, 25, 1])) {
    adapt(site, /^ +http2 on;\n/m, '');
    say('nginx before 1.25.1: the line "http2 on;" was left out of the copy');
  }
}
