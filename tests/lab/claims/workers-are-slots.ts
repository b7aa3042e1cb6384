import type { Drill } from '../records/trial.ts';
import { threadsOf } from '../server/threads.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';

const requests = 7;
const seconds = 2;

export default async function (drill: Drill): Promise<void> {
  const wsgi = await drill.boot(['base']);
  await wsgi.ready();
  const turns = Math.ceil(requests / drill.workers);
  drill.check('turns of sync workers', await turnsOf(drill, wsgi, 'wsgi', 'slow'), turns);
  drill.check('turns of sync workers, async view', await turnsOf(drill, wsgi, 'wsgi-async', 'slow-async'), turns);

  const asgi = await drill.boot();
  await asgi.ready();
  drill.check('turns under ASGI, async view', await turnsOf(drill, asgi, 'asgi-async', 'slow-async'), 1);
  const before = await threadsOf(asgi);
  const burst = turnsOf(drill, asgi, 'asgi-sync', 'slow');
  await until('a thread for each request', async () => (await threadsOf(asgi)) >= before + requests);
  const more = (await threadsOf(asgi)) - before;
  drill.check('turns under ASGI, plain view', await burst, 1);
  drill.check('threads more than before, while seven plain views run', more, requests);
}

/** In how many turns all are answered. A turn cannot be shorter than the view; on a busy machine it may be longer. */
async function turnsOf(drill: Drill, server: Server, name: string, view: string): Promise<number> {
  const { tookMs, lost } = await server.together(requests, `/${view}/?s=${seconds}`);
  drill.check(`${name}: requests lost`, lost, 0);
  drill.figure(name, tookMs, 'ms');
  return Math.floor(tookMs / (seconds * 1000));
}
