import type { Trial } from '../records/trial.ts';
import { configureGunicorn } from '../server/gunicorn.ts';

const threads = 4;
const seconds = 2;

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  trial.checkText('worker class as shipped', await server.journal(), 'Using worker: sync');
  await configureGunicorn(server, `threads = ${threads}`);
  trial.checkText('worker class with threads', await server.journal(), 'Using worker: gthread');

  const slots = server.workers * threads;
  const greedy = await server.together(4 * slots, `/slow/?s=${seconds}`);
  trial.check('requests lost', greedy.lost, 0);
  trial.checkAtLeast('answered in the first turn', firstTurn(greedy.timesMs), threads);
  trial.checkAtMost('answered in the first turn', firstTurn(greedy.timesMs), slots);
  trial.figure('slots', slots);
  trial.figure('turns', turnsOf(greedy.tookMs), 'turns');

  await configureGunicorn(server, `worker_connections = ${threads}`);
  const sharing = await server.together(4 * slots, `/slow/?s=${seconds}`);
  trial.check('requests lost by workers that share', sharing.lost, 0);
  trial.check('answered in the first turn by workers that share', firstTurn(sharing.timesMs), slots);
  trial.check('turns of workers that share', turnsOf(sharing.tookMs), 4);
  trial.figure('turns-sharing', turnsOf(sharing.tookMs), 'turns');
}

function firstTurn(timesMs: readonly number[]): number {
  return timesMs.filter((ms) => ms < 2 * seconds * 1000).length;
}

function turnsOf(tookMs: number): number {
  return Math.floor(tookMs / (seconds * 1000));
}
