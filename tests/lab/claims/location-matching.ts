import type { Trial } from '../records/trial.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';
import { project, staticDir } from '../values.ts';

const siteLog = `/var/log/nginx/${project}.access.log`;
const snippet = `/etc/nginx/snippets/${project}.conf`;
const regex = 'location ~ \\.(css|js|png)$ {\n    expires 30d;\n}\n';

/** The table of the chapter: status, who answered, and whether the access log was told. */
const rows: [url: string, status: number, who: Who, inLog: boolean][] = [
  ['/', 200, 'Django', true],
  ['/healthz', 200, 'Django', false],
  ['/healthz/', 404, 'Django', true],
  ['/static/vault/vault.css', 200, 'nginx', false],
  ['/%73tatic//vault/vault.css', 200, 'nginx', false],
  ['/static', 404, 'Django', true],
  ['/static/', 403, 'nginx', false],
  ['/STATIC/vault/vault.css', 404, 'Django', true],
  ['/protected-media/2026/11/x', 404, 'nginx', true],
  ['/static/../healthz', 404, 'Django', false],
];
type Who = 'Django' | 'nginx';

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  await server.must(`truncate -s 0 ${siteLog}`);
  for (const [url, status, who] of rows) trial.check(url, await ask(server, url), [status, who]);
  await server.get('/?last');
  await until('the access log to be written', async () => (await logged(server)).includes('/?last'));
  const told = rows.filter(([, , , inLog]) => inLog).map(([url]) => url);
  trial.check('in the access log', (await logged(server)).toSorted(), [...told, '/?last'].toSorted());
  const log = await server.must(`tail -n 3 /var/log/nginx/${project}.error.log`);
  trial.checkText('/static/ in the error log', log, trial.own(`directory index of "${staticDir}/" is forbidden`));

  await server.edit(snippet, 'location = /healthz {', `${regex}\nlocation = /healthz {`);
  await reloadNginx(server);
  trial.check('with an innocent regular expression', await ask(server, '/static/vault/vault.css'), [404, 'nginx']);
  trial.check('and a path of Django', await ask(server, '/whoami/x.css'), [404, 'nginx']);
  await server.edit(snippet, 'location /static/ {', 'location ^~ /static/ {');
  await reloadNginx(server);
  trial.check('with ^~ before the prefix', await ask(server, '/static/vault/vault.css'), [200, 'nginx']);
}

/** Django marks every answer of its own with a header that nginx does not know. */
async function ask(server: Server, url: string): Promise<[number, Who]> {
  const { status, headers } = await server.get(url, '', { recorded: true });
  return [status, headers['cross-origin-opener-policy'] ? 'Django' : 'nginx'];
}

/** URLs in the site's access log. */
async function logged(server: Server): Promise<string[]> {
  const { output } = await server.ask(`cat ${siteLog}`);
  return [...output.matchAll(/"GET (\S+) HTTP/g)].map(([, url = '']) => url);
}
