import type { Trial } from '../records/trial.ts';
import { reasonsOf } from '../server/error-log.ts';
import { configureGunicorn } from '../server/gunicorn.ts';
import { listeningSocket } from '../server/listening-socket.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { project } from '../values.ts';

const milliseconds = 700;
const unit = '/etc/systemd/system/gunicorn.socket';
const listen = 'ListenStream=/run/gunicorn.sock';

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await shorten(trial, server);
  const path = await burst(server);
  const refused = path.outcomes['502'] ?? 0;
  trial.checkAtLeast('502 over the Unix socket', refused, 1);
  trial.check('neither 200 nor 502 over the Unix socket', path.lost - refused, 0);
  trial.check('answers before any view has finished', path.timesMs.filter((ms) => ms < milliseconds).length, refused);
  trial.check('times nginx logged (11:', await reasonsOf(server, '(11: Resource temporarily unavailable)'), refused);

  await server.edit(unit, listen, 'ListenStream=127.0.0.1:8000');
  await server.edit(`/etc/nginx/conf.d/${project}.conf`, 'unix:/run/gunicorn.sock', '127.0.0.1:8000');
  await server.must('systemctl daemon-reload && systemctl restart gunicorn.socket');
  await reloadNginx(server);
  await server.ready();
  const port = await burst(server);
  trial.check('lost over TCP', port.lost, 0);
  trial.check(
    'answers before any view has finished, over TCP',
    port.timesMs.filter((ms) => ms < milliseconds).length,
    0,
  );
  trial.figure('asked', path.total, 'requests');
  trial.figure('refused', refused, 'requests');
  trial.figure('refused-within', path.timesMs[refused - 1] ?? 0, 'ms');
  trial.figure('slowest-over-tcp', port.tookMs, 'ms');
}

/** Makes the queue two places long: the one setting that does, and the one that does not. */
async function shorten(trial: Trial, server: Server): Promise<void> {
  await configureGunicorn(server, 'backlog = 2');
  trial.check('places after `backlog = 2` in gunicorn.conf.py', await places(server), trial.previous ? 2 : 4096);
  if (trial.previous) return;
  await server.edit(unit, listen, `${listen}\nBacklog=2`);
  await server.must('systemctl daemon-reload && systemctl restart gunicorn.socket');
  await server.ready();
  trial.check('places after `Backlog=2` in gunicorn.socket', await places(server), 2);
}

async function places(server: Server): Promise<number> {
  return (await listeningSocket(server)).longest;
}

function burst(server: Server): ReturnType<Server['together']> {
  return server.together(server.workers + 8, `/slow/?s=${milliseconds / 1000}`);
}
