import type { Trial } from '../records/trial.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

const site = `/etc/nginx/sites-available/${project}`;
const line = '    ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;\n';
const good = /^ECDHE-(?:ECDSA|RSA)-(?:AES(?:128|256)-GCM-SHA(?:256|384)|CHACHA20-POLY1305)$/;

/** Every suite of TLS 1.2 that OpenSSL knows is offered alone, to both kinds of key, with the line and without it. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const shipped = { ecdsa: await agreed(server), rsa: await withRsa(server, () => agreed(server)) };
  for (const [key, suites] of Object.entries(shipped)) {
    trial.checkAtLeast(`${key}: suites agreed on`, suites.length, 3);
    trial.check(`${key}: others than ECDHE with AEAD`, others(suites), []);
    trial.figure(key, suites.join(' '));
  }
  await server.edit(site, line, '');
  await reloadNginx(server);
  const ecdsa = others(await agreed(server));
  trial.checkText('without the line, ECDSA: others', ecdsa.join(' '), 'ECDHE-ECDSA-AES128-SHA');
  const rsa = await withRsa(server, async () => others(await agreed(server)));
  trial.checkText('without the line, RSA: others', rsa.join(' '), /(?:^| )AES128-SHA(?: |$)/);
  trial.figure('without-rsa', rsa.length, 'suites');
}

function others(suites: readonly string[]): string[] {
  return suites.filter((suite) => !good.test(suite));
}

async function agreed(server: Server): Promise<string[]> {
  const ask = `openssl s_client -connect 127.0.0.1:443 -servername ${domain} -tls1_2 -cipher $suite:@SECLEVEL=0`;
  const { output } = await server.sh(
    `for suite in $(openssl ciphers -s -tls1_2 'ALL:@SECLEVEL=0' | tr : ' '); do ${ask} < /dev/null > /dev/null 2>&1 && echo $suite; done; true`,
  );
  return output.split('\n').filter(Boolean);
}

/** Does something while the site has an RSA key. */
async function withRsa<T>(server: Server, act: () => Promise<T>): Promise<T> {
  const folder = `/etc/ssl/${project}`;
  await server.must(`cp -a ${folder} /root/ecdsa`);
  await server.must(
    `openssl req -x509 -newkey rsa:2048 -noenc -days 30 -subj /CN=${domain} -addext subjectAltName=DNS:${domain} -keyout ${folder}/privkey.pem -out ${folder}/fullchain.pem 2>/dev/null`,
  );
  await reloadNginx(server);
  const value = await act();
  await server.must(`cp -a /root/ecdsa/. ${folder}/ && rm -r /root/ecdsa`);
  await reloadNginx(server);
  return value;
}
