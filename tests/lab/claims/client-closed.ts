import type { Trial } from '../records/trial.ts';
import { checkLate } from '../server/late-line.ts';
import { until } from '../machine/until.ts';
import type { Server } from '../server/server.ts';
import { codeDir, domain, project } from '../values.ts';

const views = `${codeDir}/current/vault/views.py`;
const pause = '    await asyncio.sleep(seconds(request))\n';
const watched = `    try:
        await asyncio.sleep(seconds(request))
    except asyncio.CancelledError:
        print("the view was cancelled", flush=True)
        raise
`;

/** A visitor who gives up after one second of three: a sync worker, then a view that can be cancelled. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot(['base']);
  await server.ready();
  await giveUp(trial, server, '/slow/?s=3');
  await until('the end of the view', async () => (await server.journal()).includes('"GET /slow/?s=3 HTTP/1.1" 200'));
  const took = Number(/" 200 \d+ (\d+)ms/.exec(await server.journal('-g slow -n 1'))?.[1]);
  trial.checkAtLeast('the worker worked on, in ms', took, 3000);

  const asgi = await trial.boot();
  await asgi.edit(views, pause, watched);
  await asgi.ready();
  await giveUp(trial, asgi, '/slow-async/?s=30');
  await checkLate(trial, 'under ASGI', () => asgi.journal(), 'the view was cancelled');
}

async function giveUp(trial: Trial, server: Server, path: string): Promise<void> {
  const curl = await server.sh(`curl -sS --max-time 1 -o /dev/null 'http://${domain}${path}'`);
  trial.check(`${path}: the visitor gives up with`, curl.status, 28);
  const log = () => server.must(`tail -n 1 /var/log/nginx/${project}.access.log`);
  await checkLate(trial, `${path}: nginx writes`, log, /" 499 0 .* upstream=- /);
}
