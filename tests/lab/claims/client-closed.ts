import type { Drill } from '../records/trial.ts';
import { checkLate } from '../server/late-line.ts';
import { until } from '../machine/until.ts';
import type { Server } from '../server/server.ts';

const views = '/srv/mechsimvault/current/vault/views.py';
const pause = '    await asyncio.sleep(seconds(request))\n';
const watched = `    try:
        await asyncio.sleep(seconds(request))
    except asyncio.CancelledError:
        print("the view was cancelled", flush=True)
        raise
`;

/** A visitor who gives up after one second of three: a sync worker, then a view that can be cancelled. */
export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot(['base']);
  await server.ready();
  await giveUp(drill, server, '/slow/?s=3');
  await until('the end of the view', async () => (await server.journal()).includes('"GET /slow/?s=3 HTTP/1.1" 200'));
  const took = Number(/" 200 \d+ (\d+)ms/.exec(await server.journal('-g slow -n 1'))?.[1]);
  drill.checkAtLeast('the worker worked on, in ms', took, 3000);

  const asgi = await drill.boot();
  await asgi.edit(views, pause, watched);
  await asgi.ready();
  await giveUp(drill, asgi, '/slow-async/?s=30');
  await checkLate(drill, 'under ASGI', () => asgi.journal(), 'the view was cancelled');
}

async function giveUp(drill: Drill, server: Server, path: string): Promise<void> {
  const curl = await server.sh(`curl -sS --max-time 1 -o /dev/null 'http://mechsimvault.example${path}'`);
  drill.check(`${path}: the visitor gives up with`, curl.status, 28);
  const log = () => server.must('tail -n 1 /var/log/nginx/mechsimvault.access.log');
  await checkLate(drill, `${path}: nginx writes`, log, /" 499 0 .* upstream=- /);
}
