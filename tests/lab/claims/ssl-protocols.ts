import type { Trial } from '../records/trial.ts';
import { trusting } from '../server/form.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

const site = `/etc/nginx/sites-available/${project}`;
const handshakeFailed = 35;

/** TLS 1.2 forbidden in the site's server, then for all servers; a client that speaks no more than 1.2. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  trial.check('as shipped, a client with TLS 1.2', await ask(server, '1.2'), 0);
  await server.edit(site, 'ssl_protocols TLSv1.2 TLSv1.3;', 'ssl_protocols TLSv1.3;');
  await reloadNginx(server);
  const inServer = { 'debian-13': 0, 'debian-testing': handshakeFailed }[trial.kind.host];
  trial.check('TLS 1.3 alone in the server that is not the default', await ask(server, '1.2'), inServer);
  trial.check('and a client with TLS 1.3', await ask(server, '1.3'), 0);

  await server.edit(site, 'ssl_protocols TLSv1.3;', 'ssl_protocols TLSv1.2 TLSv1.3;');
  await server.must(
    "sed -i 's/^\\tssl_protocols .*/\\tssl_protocols TLSv1.3;/' /etc/nginx/nginx.conf && grep ssl_protocols /etc/nginx/nginx.conf",
  );
  await reloadNginx(server);
  const inAll = { 'debian-13': handshakeFailed, 'debian-testing': 0 }[trial.kind.host];
  trial.check("TLS 1.3 alone in Debian's nginx.conf, both in the server", await ask(server, '1.2'), inAll);
}

async function ask(server: Server, most: string): Promise<number> {
  return (await server.sh(`curl -sS ${trusting} --tls-max ${most} -o /dev/null https://${domain}/healthz`)).status;
}
