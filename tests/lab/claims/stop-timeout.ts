import type { Trial } from '../records/trial.ts';
import { queued } from '../server/listening-socket.ts';
import type { Outcomes } from '../server/answer.ts';
import type { Server } from '../server/server.ts';

const gaveUp = "State 'stop-sigterm' timed out. Killing.";

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  const requests = server.workers + 1;
  await server.ready();
  trial.check('answers as shipped', (await restartMeanwhile(server, requests)).outcomes, { '200': requests });
  trial.check('a limit that ran out', (await server.journal()).includes(gaveUp), false);

  await server.edit('/etc/systemd/system/gunicorn.service', 'TimeoutStopSec=35', 'TimeoutStopSec=1');
  await server.must('systemctl daemon-reload');
  await server.ready();
  const short = await restartMeanwhile(server, requests);
  trial.check('answers with one second', short.outcomes, { '200': 1, '502': server.workers });
  trial.checkText('what systemd says', await server.journal(), gaveUp);
}

async function restartMeanwhile(server: Server, requests: number): Promise<Outcomes> {
  const visitors = server.together(requests, '/slow/?s=5');
  await queued(server, 1);
  await server.must('systemctl restart gunicorn.service');
  return visitors;
}
