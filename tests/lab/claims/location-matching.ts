import type { Drill } from '../drill.ts';
import { reloadNginx } from '../nginx.ts';
import type { Server } from '../server.ts';

const snippet = '/etc/nginx/snippets/mechsimvault.conf';
const regex = 'location ~ \\.(css|js|png)$ {\n    expires 30d;\n}\n';

/** The table of the chapter: status, who answered, and whether the access log was told. */
const rows: [url: string, status: number, who: Who, logged: boolean][] = [
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

export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  await server.ready();
  for (const [url, status, who, logged] of rows) drill.check(url, await ask(server, url), [status, who, logged]);
  const log = await server.must('tail -n 3 /var/log/nginx/mechsimvault.error.log');
  drill.checkText(
    '/static/ in the error log',
    log,
    drill.own('directory index of "/var/www/mechsimvault/static/" is forbidden'),
  );

  await server.edit(snippet, 'location = /healthz {', `${regex}\nlocation = /healthz {`);
  await reloadNginx(server);
  drill.check('with an innocent regular expression', (await ask(server, '/static/vault/vault.css')).slice(0, 2), [
    404,
    'nginx',
  ]);
  drill.check('and a path of Django', (await ask(server, '/whoami/x.css')).slice(0, 2), [404, 'nginx']);
  await server.edit(snippet, 'location /static/ {', 'location ^~ /static/ {');
  await reloadNginx(server);
  drill.check('with ^~ before the prefix', (await ask(server, '/static/vault/vault.css')).slice(0, 2), [200, 'nginx']);
}

/** Django was asked if Gunicorn has one access line more; a file or a page of nginx leaves none. */
async function ask(server: Server, url: string): Promise<[number, Who, boolean]> {
  const before = await counts(server);
  const { status } = await server.get(url, '', { recorded: true });
  const after = await counts(server);
  return [status, after.django > before.django ? 'Django' : 'nginx', after.nginx > before.nginx];
}

async function counts(server: Server): Promise<{ django: number; nginx: number }> {
  const journal = await server.journal();
  const access = (await server.ask('cat /var/log/nginx/mechsimvault.access.log')).output;
  return { django: journal.match(/ worker=</g)?.length ?? 0, nginx: access.split('\n').filter(Boolean).length };
}
