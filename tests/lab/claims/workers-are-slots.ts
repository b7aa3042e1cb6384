import type { Trial } from '../records/trial.ts';
import { threadsOf } from '../server/threads.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';

const requests = 7;
const seconds = 2;

export default async function (trial: Trial): Promise<void> {
  const wsgi = await trial.boot(['base']);
  await wsgi.ready();
  const turns = Math.ceil(requests / trial.workers);
  trial.check('turns of sync workers', await turnsOf(trial, wsgi, 'wsgi', 'slow'), turns);
  trial.check('turns of sync workers, async view', await turnsOf(trial, wsgi, 'wsgi-async', 'slow-async'), turns);

  const asgi = await trial.boot();
  await asgi.ready();
  trial.check('turns under ASGI, async view', await turnsOf(trial, asgi, 'asgi-async', 'slow-async'), 1);
  const before = await threadsOf(asgi);
  const burst = turnsOf(trial, asgi, 'asgi-sync', 'slow');
  let more = 0;
  await until('a thread for each request', async () => (more = (await threadsOf(asgi)) - before) >= requests);
  trial.check('turns under ASGI, plain view', await burst, 1);
  trial.check('threads more than before, while seven plain views run', more, requests);
}

/** In how many turns all are answered. A turn cannot be shorter than the view; on a busy machine it may be longer. */
async function turnsOf(trial: Trial, server: Server, name: string, view: string): Promise<number> {
  const { tookMs, lost } = await server.together(requests, `/${view}/?s=${seconds}`);
  trial.check(`${name}: requests lost`, lost, 0);
  trial.figure(name, tookMs, 'ms');
  return Math.floor(tookMs / (seconds * 1000));
}
