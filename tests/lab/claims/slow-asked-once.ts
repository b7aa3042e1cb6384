import type { Trial } from '../records/trial.ts';
import { checkLate } from '../server/late-line.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { project } from '../values.ts';

const snippet = `/etc/nginx/snippets/${project}.conf`;
const once = 'proxy_next_upstream error;\n';

/** A view that takes longer than nginx waits, with the site's line and without it. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.edit(snippet, 'proxy_read_timeout 60s;', 'proxy_read_timeout 1s;');
  await server.ready();
  await reloadNginx(server);
  await giveUp(trial, server, 'with the line', '504');
  await server.edit(snippet, once, '');
  await reloadNginx(server);
  await giveUp(trial, server, 'without it', '504, 504');
}

async function giveUp(trial: Trial, server: Server, what: string, upstream: string): Promise<void> {
  trial.check(`${what}: the visitor sees`, (await server.get('/slow-async/?s=6')).status, 504);
  const log = () => server.must(`tail -n 1 /var/log/nginx/${project}.access.log`);
  await checkLate(trial, `${what}: what nginx was answered`, log, new RegExp(`slow-async.* upstream=${upstream} `));
}
