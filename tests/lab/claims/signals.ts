import type { Trial } from '../records/trial.ts';
import { reloadGunicorn } from '../server/gunicorn.ts';
import { queued } from '../server/listening-socket.ts';
import type { Outcomes } from '../server/answer.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const before = await server.processes();
  await counts(trial, server);

  const { workers } = await server.processes();
  await signal(server, 'USR1');
  await signal(server, 'WINCH');
  await signal(server, 'USR2');
  await until('the end of the second arbiter', async () => (await server.journal()).includes('Bad file descriptor'));
  trial.checkText('USR2: what the second arbiter says', await server.journal(), 'Bad file descriptor');
  trial.check('USR1, WINCH and USR2: arbiter and workers', await server.processes(), {
    arbiter: before.arbiter,
    workers,
  });
  trial.check('the site after them', (await server.get('/healthz')).status, 200);

  const all = server.workers + 1;
  trial.check('TERM: requests inside workers and one in the queue', await meanwhile(server, 'TERM'), { '200': all });
  await server.ready();
  const quit = await meanwhile(server, 'QUIT');
  trial.check('QUIT: requests inside workers and one in the queue', quit, { '200': 1, '500': server.workers });
}

async function counts(trial: Trial, server: Server): Promise<void> {
  await signal(server, 'TTIN');
  await workers(server, server.workers + 1);
  await signal(server, 'TTOU');
  await workers(server, server.workers);
  await signal(server, 'TTIN');
  await workers(server, server.workers + 1);
  const { arbiter } = await server.processes();
  await reloadGunicorn(server);
  const after = await server.processes();
  trial.check('HUP: workers, after a TTIN', after.workers.length, server.workers);
  trial.check('HUP: the arbiter is the same process', after.arbiter, arbiter);
}

async function signal(server: Server, name: string): Promise<void> {
  await server.must(`kill -s ${name} $(systemctl show -P MainPID gunicorn.service)`);
}

async function workers(server: Server, count: number): Promise<void> {
  await until(`${count} workers`, async () => (await server.processes()).workers.length === count);
}

async function meanwhile(server: Server, name: string): Promise<Outcomes['outcomes']> {
  const visitors = server.together(server.workers + 1, '/slow/?s=3');
  await queued(server, 1);
  await signal(server, name);
  return (await visitors).outcomes;
}
