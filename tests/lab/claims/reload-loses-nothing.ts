import type { Trial } from '../records/trial.ts';
import { reloadGunicorn } from '../server/gunicorn.ts';

const reloads = 3;

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const before = await server.processes();
  const reloaded = await server.during('load', ['/slow/?s=0.02', 8], async (visitors) => {
    for (let times = 0; times < reloads; times += 1) {
      await visitors.answered(30);
      await reloadGunicorn(server);
    }
    await visitors.answered(30);
  });
  const after = await server.processes();
  trial.check('lost in three reloads', reloaded.lost, 0);
  trial.check('the arbiter is the same process', after.arbiter, before.arbiter);
  trial.check(
    'workers from before',
    after.workers.filter((pid) => before.workers.includes(pid)),
    [],
  );
  trial.figure('asked', reloaded.total, 'requests');
  trial.figure('lost', reloaded.lost, 'requests');
  trial.figure('slowest', reloaded.slowestMs, 'ms');
}
