import type { Trial } from '../records/trial.ts';
import { trusting } from '../server/form.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

const site = `/etc/nginx/sites-available/${project}`;
const hostWide = '/etc/nginx/conf.d/host-tls.conf';
const both = 'ssl_protocols TLSv1.2 TLSv1.3;\n    ssl_ciphers';
const newest = 'ssl_protocols TLSv1.3;\n    ssl_ciphers';
const inDefault = 'ssl_protocols TLSv1.2 TLSv1.3;\n    ssl_session_cache';
const handshakeFailed = 35;

/** TLS 1.2 forbidden in the site's server, then in the default one; a client that speaks no more than 1.2. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  trial.check('as shipped, a client with TLS 1.2', await ask(server, '1.2'), 0);
  await server.edit(site, both, newest);
  await reloadNginx(server);
  const inServer = { 'debian-13': 0, 'debian-testing': handshakeFailed }[trial.kind.host];
  trial.check('TLS 1.3 alone in the server that is not the default', await ask(server, '1.2'), inServer);
  trial.check('and a client with TLS 1.3', await ask(server, '1.3'), 0);

  await server.edit(site, newest, both);
  await server.edit(hostWide, inDefault, inDefault.replace('TLSv1.2 ', ''));
  await reloadNginx(server);
  const inAll = { 'debian-13': handshakeFailed, 'debian-testing': 0 }[trial.kind.host];
  trial.check('TLS 1.3 alone in the default server, both in the site', await ask(server, '1.2'), inAll);
}

async function ask(server: Server, most: string): Promise<number> {
  return (await server.sh(`curl -sS ${trusting} --tls-max ${most} -o /dev/null https://${domain}/healthz`)).status;
}
