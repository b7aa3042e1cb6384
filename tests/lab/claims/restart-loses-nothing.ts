import type { Trial } from '../records/trial.ts';
import { emptyErrorLog, reasonsOf } from '../server/error-log.ts';
import { configureGunicorn } from '../server/gunicorn.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Outcomes } from '../server/answer.ts';
import type { Server } from '../server/server.ts';
import { project } from '../values.ts';

/** Restarts a server under load, once with the socket unit and twice with a Gunicorn that opens its own socket. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const restarted = await restartUnderLoad(server);
  trial.check('lost with the socket unit', restarted.lost, 0);
  trial.figure('asked', restarted.total, 'requests');
  trial.figure('lost', restarted.lost, 'requests');
  trial.figure('slowest', restarted.slowestMs, 'ms');

  await withoutSocketUnit(server);
  await listenAt(server, '127.0.0.1:8000', 'unix:/run/gunicorn.sock');
  const port = await restartUnderLoad(server);
  trial.checkAtLeast('lost by a Gunicorn that opens its own port', port.lost, 1);
  trial.check('all of them answered 502', port.outcomes['502'], port.lost);
  trial.checkAtLeast('times nginx logged (111:', await reasonsOf(server, '(111: Connection refused)'), 1);
  trial.figure('asked-without', port.total, 'requests');
  trial.figure('lost-without', port.lost, 'requests');

  await listenAt(server, `unix:/run/${project}/http.sock`, '127.0.0.1:8000');
  const path = await restartUnderLoad(server);
  trial.checkAtLeast('lost by a Gunicorn that opens its own path', path.lost, 1);
  trial.checkAtLeast('times nginx logged (2:', await reasonsOf(server, '(2: No such file or directory)'), 1);
  trial.figure('asked-own-path', path.total, 'requests');
  trial.figure('lost-own-path', path.lost, 'requests');
}

function restartUnderLoad(server: Server): Promise<Outcomes & { slowestMs: number }> {
  return server.during('load', ['/slow/?s=0.02', 8], async (visitors) => {
    await visitors.answered(60);
    await server.must('systemctl restart gunicorn.service');
    await server.ready();
    await visitors.answered(60);
  });
}

/** What a service has to be told when no socket unit stands before it. Gunicorn changes the owner of a path it opens. */
async function withoutSocketUnit(server: Server): Promise<void> {
  const unit = '/etc/systemd/system/gunicorn.service';
  await server.must('systemctl disable --now gunicorn.socket');
  await server.edit(unit, 'Requires=gunicorn.socket\n', '');
  await server.edit(unit, 'RuntimeDirectoryMode=0700', 'RuntimeDirectoryMode=0755');
  const filter = 'SystemCallFilter=~@privileged @resources';
  await server.edit(`${unit}.d/hardening.conf`, filter, `${filter}\nSystemCallFilter=@chown`);
  await server.must('systemctl daemon-reload');
}

/** Lets Gunicorn listen at an address and nginx ask there. */
async function listenAt(server: Server, address: string, before: string): Promise<void> {
  await server.edit(`/etc/nginx/conf.d/${project}.conf`, `server ${before};`, `server ${address};`);
  await reloadNginx(server);
  await configureGunicorn(server, `bind = "${address}"`);
  await emptyErrorLog(server);
}
