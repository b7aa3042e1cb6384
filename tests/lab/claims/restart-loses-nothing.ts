import type { Drill } from '../drill.ts';

/** Restarts a server under load, once with the socket unit and once with a Gunicorn that opens its own socket. */
export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  await server.ready();
  const restarted = await server.during('load', ['/slow/?s=0.02', 8], async (visitors) => {
    await visitors.answered(60);
    await server.must('systemctl restart gunicorn.service');
    await visitors.answered(60);
  });
  drill.check('lost with the socket unit', restarted.lost, 0);
  drill.figure('asked', restarted.total, 'requests');
  drill.figure('lost', restarted.lost, 'requests');
  drill.figure('slowest', restarted.slowestMs, 'ms');
}
