import type { Trial } from '../records/trial.ts';
import { reloadNginx } from '../server/nginx.ts';
import { project, staticDir } from '../values.ts';

const snippet = `/etc/nginx/snippets/${project}.conf`;

/** One slash in nginx's file decides whether the folder above can be read. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.must(`echo 'not for you' > ${staticDir}/../notes.txt`);
  const folder = trial.own(staticDir).replace(/.*\//, '');
  trial.check('as shipped', (await server.get('/static../notes.txt')).status, 404);
  trial.check(
    'as shipped, a static file by the long way',
    (await server.get(`/static../${folder}/vault/vault.css`)).status,
    404,
  );

  await server.edit(snippet, 'location /static/ {', 'location /static {');
  await reloadNginx(server);
  const hole = await server.get('/static../notes.txt', '', { recorded: true });
  trial.check('without the slash', [hole.status, hole.body], [200, 'not for you']);
  trial.check('without the slash, an ordinary file', (await server.get('/static/vault/vault.css')).status, 200);

  await server.edit(snippet, 'location /static {', 'location /static/ {');
  await reloadNginx(server);
  trial.check('with the slash again', (await server.get('/static../notes.txt', '', { recorded: true })).status, 404);
}
