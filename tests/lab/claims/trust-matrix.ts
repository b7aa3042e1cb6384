import type { Trial } from '../records/trial.ts';
import { configureGunicorn } from '../server/gunicorn.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';
import { codeDir, domain, project, pythonPackage, user } from '../values.ts';

/** What Django sees of the two headers; `null` is Python's None. */
interface Seen {
  scheme: string;
  remote_addr: string | null;
}

const address = '203.0.113.9';
const sync = { scheme: 'https', remote_addr: '' };
const nothing = { scheme: 'http', remote_addr: null };
const scheme = { scheme: 'https', remote_addr: null };
const both = { scheme: 'https', remote_addr: address };

/** The lines of `gunicorn.conf.py` that make each row of the table, and what is seen then. */
const gunicorn: readonly (readonly [name: string, lines: readonly string[], seen: Seen])[] = [
  ['gunicorn-sync', [], sync],
  ['gunicorn-gthread', ['worker_class = "gthread"'], sync],
  ['gunicorn-asgi', [asgi('asgi'), trusting('127.0.0.1')], scheme],
  ['gunicorn-asgi-any', [asgi('asgi'), trusting('*')], scheme],
  ['gunicorn-uvicorn', [asgi('uvicorn_worker.UvicornWorker'), trusting('127.0.0.1')], nothing],
  ['gunicorn-uvicorn-any', [asgi('uvicorn_worker.UvicornWorker'), trusting('*')], both],
];
const uvicorn: readonly (readonly [name: string, options: string, seen: Seen])[] = [
  ['uvicorn', '', nothing],
  ['uvicorn-any', "--forwarded-allow-ips='*'", both],
];

function asgi(worker: string): string {
  return `worker_class = "${worker}"; wsgi_app = "${pythonPackage}.asgi:application"`;
}

function trusting(addresses: string): string {
  return `forwarded_allow_ips = "${addresses}"`;
}

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot(['base']);
  const settings = `${codeDir}/current/${pythonPackage}/settings.py`;
  const header = 'SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")\n';
  await server.edit(settings, header, '');
  await rows(server, (name, got, expected) => {
    trial.check(name, got, trial.previous && expected === scheme ? nothing : expected);
    trial.figure(name, `${got.scheme} ${got.remote_addr ?? 'none'}`.trim());
  });
  if (!trial.onReference) return;
  await server.must(`echo '${header.trim()}' >> ${settings}`);
  await rows(server, (name, got) => trial.check(`${name}: scheme with the setting of Django`, got.scheme, 'https'));
}

async function rows(server: Server, found: (name: string, got: Seen, expected: Seen) => void): Promise<void> {
  const file = `/etc/${project}/gunicorn.conf.py`;
  const shipped = await server.read(file);
  for (const [name, lines, expected] of gunicorn) {
    await configureGunicorn(server, ...lines);
    found(name, await seen(server, '/run/gunicorn.sock'), expected);
    await server.write(file, shipped);
  }
  for (const [name, options, expected] of uvicorn) found(name, await alone(server, name, options), expected);
}

async function seen(server: Server, path: string): Promise<Seen> {
  const headers = `-H 'Host: ${domain}' -H 'X-Forwarded-Proto: https' -H 'X-Forwarded-For: ${address}'`;
  const output = await server.must(`curl -sS --fail --unix-socket ${path} ${headers} http://localhost/whoami/`);
  const { scheme, remote_addr } = JSON.parse(output) as Seen;
  return { scheme, remote_addr };
}

/** Uvicorn without Gunicorn, with the service's user, environment and secret. */
async function alone(server: Server, name: string, options: string): Promise<Seen> {
  const path = `/run/${name}/http.sock`;
  const properties = [
    `User=${user}`,
    `WorkingDirectory=${codeDir}/current`,
    `EnvironmentFile=/etc/${project}/${project}.env`,
    `LoadCredential=secret-key:/etc/${project}/secret-key`,
    `RuntimeDirectory=${name}`,
  ].map((property) => `--property=${property}`);
  const program = `${codeDir}/current/venv/bin/uvicorn ${pythonPackage}.asgi:application`;
  await server.must(
    `systemd-run --quiet --unit=${name} ${properties.join(' ')} ${program} --workers 1 --uds ${path} ${options}`,
  );
  await until(
    `an answer of ${name}`,
    async () => (await server.ask(`curl -sf --unix-socket ${path} http://localhost/healthz`)).status === 0,
  );
  const answer = await seen(server, path);
  await server.must(`systemctl stop ${name}`);
  return answer;
}
