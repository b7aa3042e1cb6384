import type { Drill } from '../records/trial.ts';
import { configureGunicorn } from '../server/gunicorn.ts';

const threads = 4;
const seconds = 2;

export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  await server.ready();
  drill.checkText('worker class as shipped', await server.journal(), 'Using worker: sync');
  await configureGunicorn(server, `threads = ${threads}`);
  drill.checkText('worker class with threads', await server.journal(), 'Using worker: gthread');

  const slots = server.workers * threads;
  const greedy = await server.together(4 * slots, `/slow/?s=${seconds}`);
  drill.check('requests lost', greedy.lost, 0);
  drill.checkAtLeast('answered in the first turn', firstTurn(greedy.timesMs), threads);
  drill.checkAtMost('answered in the first turn', firstTurn(greedy.timesMs), slots);
  drill.figure('slots', slots);
  drill.figure('turns', turnsOf(greedy.tookMs), 'turns');

  await configureGunicorn(server, `worker_connections = ${threads}`);
  const sharing = await server.together(4 * slots, `/slow/?s=${seconds}`);
  drill.check('requests lost by workers that share', sharing.lost, 0);
  drill.check('answered in the first turn by workers that share', firstTurn(sharing.timesMs), slots);
  drill.check('turns of workers that share', turnsOf(sharing.tookMs), 4);
  drill.figure('turns-sharing', turnsOf(sharing.tookMs), 'turns');
}

function firstTurn(timesMs: readonly number[]): number {
  return timesMs.filter((ms) => ms < 2 * seconds * 1000).length;
}

function turnsOf(tookMs: number): number {
  return Math.floor(tookMs / (seconds * 1000));
}
