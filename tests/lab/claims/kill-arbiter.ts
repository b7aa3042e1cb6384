import type { Trial } from '../records/trial.ts';
import { until } from '../machine/until.ts';

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const before = await server.processes();
  const killed = await server.during('load', ['/slow/?s=0.1', 8], async (visitors) => {
    await visitors.answered(40);
    await server.must(`kill -KILL ${before.arbiter}`);
    await until('the automatic restart', async () => (await server.show('gunicorn.service', 'NRestarts')) === '1');
    await server.ready();
    await visitors.answered(40);
  });
  trial.checkAtLeast('requests lost', killed.lost, 1);
  trial.checkAtMost('requests lost', killed.lost, server.workers);
  trial.check('lost means 502', killed.outcomes['502'] ?? 0, killed.lost);
  trial.check('restarts by systemd', await server.show('gunicorn.service', 'NRestarts'), '1');
  trial.check('another arbiter', (await server.processes()).arbiter === before.arbiter, false);
  trial.check('the next request', (await server.get('/healthz')).status, 200);
  trial.figure('asked', killed.total, 'requests');
  trial.figure('lost', killed.lost, 'requests');
  trial.figure('slowest', killed.slowestMs, 'ms');
}
