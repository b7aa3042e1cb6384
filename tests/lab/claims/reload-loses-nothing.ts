import type { Drill } from '../records/trial.ts';
import { reloadGunicorn } from '../server/gunicorn.ts';

const reloads = 3;

export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
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
  drill.check('lost in three reloads', reloaded.lost, 0);
  drill.check('the arbiter is the same process', after.arbiter, before.arbiter);
  drill.check(
    'workers from before',
    after.workers.filter((pid) => before.workers.includes(pid)),
    [],
  );
  drill.figure('asked', reloaded.total, 'requests');
  drill.figure('lost', reloaded.lost, 'requests');
  drill.figure('slowest', reloaded.slowestMs, 'ms');
}
