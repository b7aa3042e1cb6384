import type { Trial } from '../records/trial.ts';
import { checkLate } from '../server/late-line.ts';
import { openForm, trusting, type Form } from '../server/form.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

const snippet = `/etc/nginx/snippets/${project}.conf`;
const site = `https://${domain}`;

/** The table of the chapter: four POSTs with a valid token and cookie. Then the same form on another port. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  await server.must('echo data > /root/data.csv');
  const form = await openForm(server, `${site}/`, trusting);
  const own = trial.own(domain);
  trial.check('Origin: its own', await post(server, form, site, `-H 'Origin: ${site}'`), 302);
  for (const origin of [`http://${own}`, 'https://evil.example']) {
    trial.check(`Origin: ${origin}`, await post(server, form, site, `-H 'Origin: ${origin}'`), 403);
    await checkLate(
      trial,
      'the journal',
      () => refusal(server),
      `Origin checking failed - ${origin} does not match any trusted origins.`,
    );
  }
  trial.check('neither Origin nor Referer', await post(server, form, site, ''), 403);
  await checkLate(trial, 'the journal', () => refusal(server), 'Referer checking failed - no Referer.');
  trial.check('its own Referer, no Origin', await post(server, form, site, `-e ${site}/`), 302);

  await server.edit(
    `/etc/nginx/sites-available/${project}`,
    '    http2 on;\n',
    '    listen 8443 ssl;\n    http2 on;\n',
  );
  await reloadNginx(server);
  const odd = `${site}:8443`;
  trial.check('port 8443, with the port in Host', await post(server, form, odd, `-H 'Origin: ${odd}'`), 302);
  await server.edit(snippet, 'Host $host$host_port;', 'Host $host;');
  await reloadNginx(server);
  trial.check('port 8443, without the port in Host', await post(server, form, odd, `-H 'Origin: ${odd}'`), 403);
  await checkLate(
    trial,
    'the journal',
    () => refusal(server),
    trial.own(`Origin checking failed - ${odd} does not match`),
  );
}

async function post(server: Server, { token, cookie }: Form, to: string, options: string): Promise<number> {
  const body = `-b '${cookie}' -F csrfmiddlewaretoken=${token} -F file=@/root/data.csv`;
  const port = `--resolve ${domain}:8443:127.0.0.1`;
  return (await server.get(`${to}/upload/`, `${trusting} ${port} ${body} ${options}`, { recorded: true })).status;
}

/** The newest line of Django about a refused form. */
async function refusal(server: Server): Promise<string> {
  return server.journal("-g 'Forbidden' -n 1");
}
