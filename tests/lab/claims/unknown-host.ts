import type { Trial } from '../records/trial.ts';
import { checkLate } from '../server/late-line.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';
import { domain, project } from '../values.ts';

const siteLog = `/var/log/nginx/${project}.access.log`;
const address = 'http://127.0.0.1/';
const emptyReply = 52;
const handshakeFailed = 35;

/** Strangers by HTTP and by HTTPS, and the site's own name in other spellings. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot(['base']);
  await server.ready();
  await server.must(`truncate -s 0 ${siteLog}`);
  const loud = trial.own(domain).toUpperCase();
  trial.check('its own name', await exit(server, address, `-H 'Host: ${domain}'`), 0);
  trial.check('its own name in capitals, with the port', await exit(server, address, `-H 'Host: ${loud}:80'`), 0);
  await until('their lines in the log of the site', async () => (await lines(server)) === 2);
  trial.check('another name', await exit(server, address, "-H 'Host: other.example'"), emptyReply);
  trial.check('a subdomain of its name', await exit(server, address, `-H 'Host: www.${domain}'`), emptyReply);
  trial.check('the bare address', await exit(server, address), emptyReply);
  trial.check('the bare address of IPv6', await exit(server, 'http://[::1]/'), emptyReply);
  trial.check('what they leave in the log of the site', (await lines(server)) - 2, 0);
  const general = () => server.must('tail -n 4 /var/log/nginx/access.log');
  await checkLate(trial, 'four lines in the general log', general, /^(.*" 444 0 .*\n?){4}$/);

  const secured = await trial.boot();
  await secured.ready();
  trial.check('TLS: its own name', await exit(secured, `https://${domain}/`), 0);
  trial.check('TLS: the bare address', await exit(secured, 'https://127.0.0.1/'), handshakeFailed);
  const stranger = await secured.sh('curl -sS -k --resolve other.example:443:127.0.0.1 https://other.example/');
  trial.check('TLS: another name', stranger.status, handshakeFailed);
  trial.checkText('TLS: no certificate, but', stranger.output, 'unrecognized name');
  trial.check('TLS: another name by plain HTTP', await exit(secured, address), emptyReply);
}

/** How curl ends; `-k`, so that a refusal is not about the certificate. */
async function exit(server: Server, to: string, options = ''): Promise<number> {
  return (await server.sh(`curl -sS -k -o /dev/null ${options} '${to}'`)).status;
}

async function lines(server: Server): Promise<number> {
  return Number((await server.ask(`cat ${siteLog} | wc -l`)).output);
}
