import type { Drill } from '../records/trial.ts';
import { until } from '../machine/until.ts';

export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  await server.ready();
  const before = await server.processes();
  const killed = await server.during('load', ['/slow/?s=0.1', 8], async (visitors) => {
    await visitors.answered(40);
    await server.must(`kill -KILL ${before.arbiter}`);
    await until('the automatic restart', async () => (await server.show('gunicorn.service', 'NRestarts')) === '1');
    await server.ready();
    await visitors.answered(40);
  });
  drill.checkAtLeast('requests lost', killed.lost, 1);
  drill.checkAtMost('requests lost', killed.lost, server.workers);
  drill.check('lost means 502', killed.outcomes['502'] ?? 0, killed.lost);
  drill.check('restarts by systemd', await server.show('gunicorn.service', 'NRestarts'), '1');
  drill.check('another arbiter', (await server.processes()).arbiter === before.arbiter, false);
  drill.check('the next request', (await server.get('/healthz')).status, 200);
  drill.figure('asked', killed.total, 'requests');
  drill.figure('lost', killed.lost, 'requests');
  drill.figure('slowest', killed.slowestMs, 'ms');
}
