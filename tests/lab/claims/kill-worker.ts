import type { Trial } from '../records/trial.ts';
import { queued } from '../server/listening-socket.ts';
import { until } from '../machine/until.ts';

const requests = 8;

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const before = await server.processes();
  const visitors = server.together(requests, '/slow/?s=3');
  await queued(server, requests - server.workers);
  const [victim = 0] = before.workers;
  await server.must(`kill -KILL ${victim}`);
  const { outcomes } = await visitors;
  trial.check('answers of eight requests', outcomes, { '200': requests - 1, '502': 1 });

  await until('another worker', async () => (await server.processes()).workers.length === server.workers);
  const after = await server.processes();
  trial.check('the arbiter is the same process', after.arbiter, before.arbiter);
  trial.check('the killed worker is gone', after.workers.includes(victim), false);
  const stayed = after.workers.filter((pid) => before.workers.includes(pid)).length;
  trial.check('workers that were left alone', stayed, server.workers - 1);
  trial.checkText(
    'what the arbiter says',
    await server.journal(),
    `Worker (pid:${victim}) was sent SIGKILL! Perhaps out of memory?`,
  );
}
