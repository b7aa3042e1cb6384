import type { Drill } from '../drill.ts';
import { emptyErrorLog, reasonsOf } from '../error-log.ts';
import { reloadGunicorn, restartGunicorn } from '../gunicorn.ts';
import { reloadNginx } from '../nginx.ts';
import type { Outcomes } from '../answer.ts';
import type { Server } from '../server.ts';

const clients = 32;
const rounds = 2;
const reset = '(104: Connection reset by peer)';
const upstream = '/etc/nginx/conf.d/mechsimvault.conf';
const named = '    server unix:/run/gunicorn.sock max_fails=0;\n';

/** The same exercise with the socket named twice, once, and once more often than there are workers. */
export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  await server.ready();
  const twice = await exercise(server);
  drill.check('lost, named twice: what was reset twice', twice.lost, await resetTwice(server));
  drill.checkAtMost('lost, named twice: one for each stop', twice.lost, 2 * rounds);
  drill.figure('asked', twice.total, 'requests');
  drill.figure('resets', await reasonsOf(server, reset), 'connections');
  drill.figure('lost', twice.lost, 'requests');

  await name(server, named.repeat(2), named);
  const once = await exercise(server);
  drill.check('lost, named once: whatever was reset', once.lost, await reasonsOf(server, reset));
  drill.checkAtMost('lost, named once: one for each client and stop', once.lost, 2 * rounds * clients);
  drill.figure('asked-once', once.total, 'requests');
  drill.figure('lost-once', once.lost, 'requests');

  await name(server, named, named.repeat(server.workers + 1));
  const often = await exercise(server);
  drill.check('lost, named once more often than there are workers', often.lost, 0);
  drill.figure('asked-often', often.total, 'requests');
  drill.figure('resets-often', await reasonsOf(server, reset), 'connections');
}

async function name(server: Server, before: string, now: string): Promise<void> {
  await server.edit(upstream, before, now);
  await reloadNginx(server);
  await emptyErrorLog(server);
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

async function resetTwice(server: Server): Promise<number> {
  const { output } = await server.ask("grep -c 'upstream=502, 502 ' /var/log/nginx/mechsimvault.access.log");
  return Number(output);
}
