import type { Drill } from '../records/trial.ts';
import { configureGunicorn } from '../server/gunicorn.ts';

const requests = 400;

export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  await server.ready();
  await configureGunicorn(server, 'max_requests = 40', 'max_requests_jitter = 10');
  const before = await server.processes();
  const visited = await server.during('load', ['/healthz', 8], (visitors) => visitors.answered(requests));
  const replaced = [...(await server.journal()).matchAll(/Autorestarting worker/g)].length;
  drill.checkAtLeast('workers replaced', replaced, requests / 50 - server.workers);
  drill.check('lost meanwhile', visited.lost, 0);
  drill.check('the arbiter is the same process', (await server.processes()).arbiter, before.arbiter);
  drill.figure('asked', visited.total, 'requests');
  drill.figure('lost', visited.lost, 'requests');
  drill.figure('replaced', replaced, 'workers');
}
