import type { Trial } from '../records/trial.ts';
import { checkLate } from '../server/late-line.ts';
import { reloadNginx } from '../server/nginx.ts';
import { upstreamRequest } from '../server/upstream-request.ts';
import { project } from '../values.ts';

const snippet = `/etc/nginx/snippets/${project}.conf`;
const ours = ['X-Forwarded-For', 'X-Forwarded-Proto', 'X-Request-ID', 'Upgrade'];
const place = 'location / {\n    proxy_pass';

/** One header added inside a location, on the way in and on the way back. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const upgrade = "-H 'Upgrade: h2c'";
  const shipped = await upstreamRequest(server, () => server.get('/whoami/', upgrade));
  trial.check(
    'as shipped, nginx sends',
    ours.filter((name) => shipped.includes(`\n${name}: `)),
    ours,
  );

  await server.edit(snippet, place, 'location / {\n    proxy_set_header X-Extra 1;\n    proxy_pass');
  await reloadNginx(server);
  await server.ready();
  trial.check('with one header in the location', (await server.get('/whoami/', '', { recorded: true })).status, 400);
  const log = () => server.must('journalctl -u gunicorn.service -o cat -n 2');
  await checkLate(
    trial,
    'the journal',
    log,
    trial.own(
      `DisallowedHost: Invalid HTTP_HOST header: '${project}'. You may need to add '${project}' to ALLOWED_HOSTS.`,
    ),
  );
  const lost = await upstreamRequest(server, () => server.get('/whoami/', upgrade));
  trial.check(
    'then nginx sends of ours',
    ours.filter((name) => lost.includes(`\n${name}: `)),
    [],
  );
  trial.checkText('then nginx sends the added one', lost, '\nX-Extra: 1');
  trial.checkText('and as Host', lost, trial.own(`\nHost: ${project}\n`));

  await server.edit(snippet, 'server_tokens off;', 'server_tokens off;\nadd_header X-Site 1;');
  await reloadNginx(server);
  const site = async (path: string) => (await server.get(path)).headers['x-site'];
  trial.check('a header of the server, in a location without its own', await site('/healthz'), '1');
  trial.check('in a location with its own', await site('/static/vault/vault.css'), undefined);
  await server.edit(snippet, 'add_header X-Site 1;', 'add_header X-Site 1;\nadd_header_inherit merge;');
  const test = await server.sh('nginx -t');
  if (trial.kind.host === 'debian-13') {
    trial.checkText('add_header_inherit on 1.26', test.output, 'unknown directive "add_header_inherit"');
    return;
  }
  await reloadNginx(server);
  trial.check('with add_header_inherit merge on 1.30', await site('/static/vault/vault.css'), '1');
}
