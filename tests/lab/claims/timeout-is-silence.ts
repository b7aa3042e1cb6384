import type { Trial } from '../records/trial.ts';
import { configureGunicorn } from '../server/gunicorn.ts';
import type { Server } from '../server/server.ts';
import { codeDir } from '../values.ts';

const views = `${codeDir}/current/vault/views.py`;
/** Seconds; the views that are left alone take three times as long. */
const timeout = 2;
const longer = `?s=${3 * timeout}`;

export default async function (trial: Trial): Promise<void> {
  const wsgi = await trial.boot(['base']);
  await sync(trial, wsgi);
  await configureGunicorn(wsgi, 'threads = 2');
  trial.check('gthread: a view longer than the timeout', (await wsgi.get(`/slow/${longer}`)).status, 200);
  await uvicorn(trial, await trial.boot());
}

async function sync(trial: Trial, server: Server): Promise<void> {
  // A query that never ends: the database driver is C and does not come back to Python.
  const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n';
  await server.edit(
    views,
    'return HttpResponse("ok\\n"',
    `if "endless" in request.GET:
        import sqlite3
        sqlite3.connect(":memory:").execute("${endless}").fetchone()
    return HttpResponse("ok\\n"`,
  );
  await configureGunicorn(server, `timeout = ${timeout}`);
  trial.check('sync: a view longer than the timeout', (await server.get(`/slow/${longer}`)).status, 500);
  const journal = await server.journal();
  trial.checkText('sync: what the arbiter says', journal, /WORKER TIMEOUT \(pid:\d+\)/);
  trial.checkText('sync: the traceback names the view', journal, /views\.py", line \d+, in slow\n\s+time\.sleep/);
  trial.check('sync: a view in C code', (await server.get('/healthz?endless')).status, 502);
  trial.checkText(
    'sync: a view in C code, in the journal',
    await server.journal(),
    'was sent SIGKILL! Perhaps out of memory?',
  );
}

async function uvicorn(trial: Trial, server: Server): Promise<void> {
  await server.edit(views, 'await asyncio.sleep(seconds(request))', 'time.sleep(seconds(request))');
  await configureGunicorn(server, `timeout = ${timeout}`);
  trial.check('Uvicorn: a plain view longer than the timeout', (await server.get(`/slow/${longer}`)).status, 200);
  trial.check('Uvicorn: a view that blocks the loop', (await server.get(`/slow-async/${longer}`)).status, 502);
  const journal = await server.journal();
  trial.checkText('Uvicorn: what the arbiter says', journal, /WORKER TIMEOUT \(pid:\d+\)/);
  const killed = [...journal.matchAll(/WORKER TIMEOUT/g)].length;
  trial.check('Uvicorn: workers that this one request killed, since nginx asks a second time', killed, 2);
  trial.check('Uvicorn: a traceback', journal.includes('Traceback'), false);
}
