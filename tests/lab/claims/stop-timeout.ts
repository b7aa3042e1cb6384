import type { Drill } from '../records/trial.ts';
import { queued } from '../server/listening-socket.ts';
import type { Outcomes } from '../server/answer.ts';
import type { Server } from '../server/server.ts';

const gaveUp = "State 'stop-sigterm' timed out. Killing.";

export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  const requests = server.workers + 1;
  await server.ready();
  drill.check('answers as shipped', (await restartMeanwhile(server, requests)).outcomes, { '200': requests });
  drill.check('a limit that ran out', (await server.journal()).includes(gaveUp), false);

  await server.edit('/etc/systemd/system/gunicorn.service', 'TimeoutStopSec=35', 'TimeoutStopSec=1');
  await server.must('systemctl daemon-reload');
  await server.ready();
  const short = await restartMeanwhile(server, requests);
  drill.check('answers with one second', short.outcomes, { '200': 1, '502': server.workers });
  drill.checkText('what systemd says', await server.journal(), gaveUp);
}

async function restartMeanwhile(server: Server, requests: number): Promise<Outcomes> {
  const visitors = server.together(requests, '/slow/?s=5');
  await queued(server, 1);
  await server.must('systemctl restart gunicorn.service');
  return visitors;
}
