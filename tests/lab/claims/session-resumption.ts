import type { Trial } from '../records/trial.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

const site = `/etc/nginx/sites-available/${project}`;
const hostWide = '/etc/nginx/conf.d/host-tls.conf';
const lines = `    ssl_session_cache shared:host:10m;
    ssl_session_timeout 1d;
`;
const off = '    ssl_session_tickets off;\n';
const ofTheSite = '    http2 on;\n';

/** A client that comes a second time: with the lines as they are, with a third one, and where all three stood before. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  trial.check('as shipped', await resumed(server), { '1.2': 'Reused', '1.3': 'Reused' });
  await server.edit(hostWide, lines, lines + off);
  await reloadNginx(server);
  const alone = { 'debian-13': 'New', 'debian-testing': 'Reused' }[trial.kind.host];
  trial.check('no tickets, in the default server alone', await resumed(server), { '1.2': 'Reused', '1.3': alone });
  await server.edit(hostWide, lines + off, '');
  await server.edit(site, ofTheSite, ofTheSite + lines + off);
  await reloadNginx(server);
  const inSite = { 'debian-13': 'no session', 'debian-testing': 'New' }[trial.kind.host];
  trial.check('all three in the server of the site', await resumed(server), { '1.2': 'New', '1.3': inSite });
}

/** What OpenSSL says of a second connection that offers the session of the first, by version of TLS. */
async function resumed(server: Server): Promise<Record<string, string>> {
  return { '1.2': await second(server, '1_2'), '1.3': await second(server, '1_3') };
}

async function second(server: Server, version: string): Promise<string> {
  const connect = `openssl s_client -connect 127.0.0.1:443 -servername ${domain} -tls${version}`;
  // A session of TLS 1.3 comes a moment after the handshake.
  await server.must(`rm -f /root/session; sleep 1 | ${connect} -sess_out /root/session > /dev/null 2>&1; true`);
  const { output } = await server.sh(
    `[ -e /root/session ] && ${connect} -sess_in /root/session < /dev/null 2>/dev/null | grep -a -m 1 -e '^New,' -e '^Reused,'`,
  );
  return /^(New|Reused),/.exec(output)?.[1] ?? 'no session';
}
