import type { Trial } from '../records/trial.ts';
import { configureGunicorn } from '../server/gunicorn.ts';

const requests = 400;

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await configureGunicorn(server, 'max_requests = 40', 'max_requests_jitter = 10');
  const before = await server.processes();
  const visited = await server.during('load', ['/healthz', 8], (visitors) => visitors.answered(requests));
  const replaced = [...(await server.journal()).matchAll(/Autorestarting worker/g)].length;
  trial.checkAtLeast('workers replaced', replaced, requests / 50 - server.workers);
  trial.check('lost meanwhile', visited.lost, 0);
  trial.check('the arbiter is the same process', (await server.processes()).arbiter, before.arbiter);
  trial.figure('asked', visited.total, 'requests');
  trial.figure('lost', visited.lost, 'requests');
  trial.figure('replaced', replaced, 'workers');
}
