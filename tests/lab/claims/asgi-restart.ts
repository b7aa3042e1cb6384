import type { Drill } from '../drill.ts';
import { emptyErrorLog, reasonsOf } from '../error-log.ts';
import { reloadGunicorn, restartGunicorn } from '../gunicorn.ts';
import { reloadNginx } from '../nginx.ts';
import type { Outcomes, Server } from '../server.ts';

const clients = 32;
const rounds = 4;
const twice = `    # The same socket twice: nginx has a next server to try when a worker hangs up.
    server unix:/run/gunicorn.sock max_fails=0;
    server unix:/run/gunicorn.sock max_fails=0;`;

/** The same exercise with the upstream as it is shipped and with the usual one. */
export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  await server.ready();
  const doubled = await exercise(server);
  drill.check('lost with the socket named twice', doubled.lost, 0);
  drill.figure('asked', doubled.total, 'requests');
  drill.figure('lost', doubled.lost, 'requests');
  drill.figure('rescued', await reasonsOf(server, '(104: Connection reset by peer)'), 'requests');

  await server.edit('/etc/nginx/conf.d/mechsimvault.conf', twice, '    server unix:/run/gunicorn.sock;');
  await reloadNginx(server);
  await emptyErrorLog(server);
  const single = await exercise(server);
  const resets = await reasonsOf(server, '(104: Connection reset by peer)');
  drill.check('lost with the socket named once: one for each connection that was reset', single.lost, resets);
  drill.checkAtMost('lost in the whole exercise', single.lost, 2 * rounds * clients);
  drill.figure('asked-once', single.total, 'requests');
  drill.figure('lost-once', single.lost, 'requests');
}

function exercise(server: Server): Promise<Outcomes> {
  return server.during('load', ['/slow-async/?s=0.02', clients], async (visitors) => {
    for (let round = 0; round < rounds; round += 1) {
      await visitors.answered(2 * clients);
      await restartGunicorn(server);
      await visitors.answered(2 * clients);
      await reloadGunicorn(server);
    }
    await visitors.answered(2 * clients);
  });
}
