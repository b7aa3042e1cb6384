import type { Drill } from '../records/trial.ts';
import { reloadNginx } from '../server/nginx.ts';

const snippet = '/etc/nginx/snippets/mechsimvault.conf';

/** One slash in nginx's file decides whether the folder above can be read. */
export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  await server.must("echo 'not for you' > /var/www/mechsimvault/static/../notes.txt");
  const folder = drill.own('/var/www/mechsimvault/static').replace(/.*\//, '');
  drill.check('as shipped', (await server.get('/static../notes.txt')).status, 404);
  drill.check(
    'as shipped, a static file by the long way',
    (await server.get(`/static../${folder}/vault/vault.css`)).status,
    404,
  );

  await server.edit(snippet, 'location /static/ {', 'location /static {');
  await reloadNginx(server);
  const hole = await server.get('/static../notes.txt', '', { recorded: true });
  drill.check('without the slash', [hole.status, hole.body], [200, 'not for you']);
  drill.check('without the slash, an ordinary file', (await server.get('/static/vault/vault.css')).status, 200);

  await server.edit(snippet, 'location /static {', 'location /static/ {');
  await reloadNginx(server);
  drill.check('with the slash again', (await server.get('/static../notes.txt', '', { recorded: true })).status, 404);
}
