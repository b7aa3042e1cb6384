import type { Trial } from '../records/trial.ts';
import { trusting } from '../server/form.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

const environment = `/etc/${project}/${project}.env`;
const page = `https://${domain}/`;

/** What the settings promise a browser, with TLS and without. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  trial.check('plain HTTP: how it ends, after how many redirects', await follow(server, `http://${domain}/`), '200 1');
  const plain = await server.get('/upload/?a=1', '', { recorded: true });
  trial.check('plain HTTP: where to', plain.headers['location'], trial.own(`https://${domain}/upload/?a=1`));
  const { headers } = await server.get(page, trusting, { recorded: true });
  trial.check('the promise', headers['strict-transport-security'], 'max-age=3600');
  trial.checkText('the cookie', headers['set-cookie'] ?? '', /^csrftoken=.*; Secure$/);
  const file = await server.get(`${page}static/vault/vault.css`, trusting);
  trial.check('the promise on a file that nginx serves', file.headers['strict-transport-security'], undefined);

  await server.edit(environment, 'DJANGO_HSTS_SECONDS=3600', 'DJANGO_HSTS_SECONDS=0');
  await server.must('systemctl restart gunicorn.service');
  const zero = await server.get(page, trusting);
  trial.check('with 0 seconds', [zero.status, zero.headers['strict-transport-security']], [200, undefined]);

  const bare = await trial.boot(['base']);
  await bare.ready();
  const without = (await bare.get('/', '', { recorded: true })).headers;
  trial.check('without TLS: the promise', without['strict-transport-security'], undefined);
  trial.check('without TLS: the cookie is marked', without['set-cookie']?.includes('Secure'), false);
}

async function follow(server: Server, address: string): Promise<string> {
  const { output } = await server.sh(
    `curl -sL ${trusting} -o /dev/null --max-redirs 5 -w '%{http_code} %{num_redirects}' ${address}`,
  );
  return output;
}
