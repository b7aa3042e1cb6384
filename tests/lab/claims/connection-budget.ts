import type { Trial } from '../records/trial.ts';
import { configureGunicorn } from '../server/gunicorn.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';
import { codeDir } from '../values.ts';

const requests = 20;
const threads = 2;

export default async function (trial: Trial): Promise<void> {
  const wsgi = await trial.boot(['base']);
  await lookBeforeSleep(wsgi);
  const sync = await mostHandles(trial, wsgi, 'sync');
  trial.check('connections at most, sync workers', sync, wsgi.workers);
  await configureGunicorn(wsgi, `threads = ${threads}`, `worker_connections = ${threads}`);
  const gthread = await mostHandles(trial, wsgi, 'gthread');
  trial.check(`connections at most, workers with ${threads} threads`, gthread, wsgi.workers * threads);

  const asgi = await trial.boot();
  await lookBeforeSleep(asgi);
  trial.check('connections at most, Uvicorn workers', await mostHandles(trial, asgi, 'asgi'), requests);
}

/** Lets the slow view ask the database first, as views do; its connection stays open until the request ends. */
async function lookBeforeSleep(server: Server): Promise<void> {
  const sleep = 'time.sleep(seconds(request))';
  await server.edit(`${codeDir}/current/vault/views.py`, sleep, `SimulationFile.objects.first()\n    ${sleep}`);
  await server.ready();
}

/** Open handles of the database file, counted as long as requests are in flight; the greatest count. */
async function mostHandles(trial: Trial, server: Server, name: string): Promise<number> {
  let going = true;
  let most = 0;
  const visitors = server.together(requests, '/slow/?s=1').finally(() => (going = false));
  const asked = async () => {
    most = Math.max(most, await handles(server));
    return !going;
  };
  await until(`${name}: all answers`, asked, 60_000);
  trial.check(`${name}: requests lost`, (await visitors).lost, 0);
  await until(`${name}: all connections closed after the last answer`, async () => (await handles(server)) === 0);
  trial.check(`${name}: connections that stay open`, await handles(server), 0);
  trial.figure(name, most, 'connections');
  return most;
}

async function handles(server: Server): Promise<number> {
  return Number((await server.ask("ls -l /proc/[0-9]*/fd 2> /dev/null | grep -c 'db.sqlite3$'")).output);
}
