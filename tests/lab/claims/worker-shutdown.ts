import type { Trial } from '../records/trial.ts';
import { until } from '../machine/until.ts';
import type { Server } from '../server/server.ts';

const seconds = 3;
const leaving = "pgrep -c -f '^nginx: worker process is shutting down'; true";

/** One WebSocket that stays open, and a reload of nginx beside it: by nginx's default, and with a limit. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const byDefault = await reloaded(server, async () => {
    await server.must(`sleep ${2 * seconds}`);
    return workersLeaving(server);
  });
  trial.check(`by default: workers that still shut down after ${2 * seconds} s`, byDefault.value, 1);
  trial.check('and the WebSocket', byDefault.outcomes, { open: 1 });
  await until('the old worker is gone', async () => (await workersLeaving(server)) === 0);

  await server.must(`sed -i '1i worker_shutdown_timeout ${seconds}s;' /etc/nginx/nginx.conf && nginx -t`);
  await server.must('systemctl reload nginx');
  const limited = await reloaded(server, async () => {
    await until('the old worker is gone', async () => (await workersLeaving(server)) === 0, 4 * seconds * 1000);
    return workersLeaving(server);
  });
  trial.check('with the limit: workers that still shut down', limited.value, 0);
  trial.check('and the WebSocket', limited.outcomes, { closed: 1 });
}

async function reloaded<T>(server: Server, act: () => Promise<T>) {
  return server.during('stay', ['/ws/echo/'], async () => {
    await server.must('systemctl reload nginx');
    await until('a worker that shuts down', async () => (await workersLeaving(server)) === 1);
    return act();
  });
}

async function workersLeaving(server: Server): Promise<number> {
  return Number((await server.ask(leaving)).output);
}
