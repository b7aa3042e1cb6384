import type { Drill } from '../drill.ts';
import { configureGunicorn } from '../gunicorn.ts';

const threads = 4;
const seconds = 2;

export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  await server.ready();
  drill.checkText('worker class as shipped', await server.journal(), 'Using worker: sync');
  await configureGunicorn(server, `threads = ${threads}`);
  drill.checkText('worker class with threads', await server.journal(), 'Using worker: gthread');

  const slots = server.workers * threads;
  const burst = await server.together(4 * slots, `/slow/?s=${seconds}`);
  const firstTurn = burst.timesMs.filter((ms) => ms < 2 * seconds * 1000).length;
  drill.check('requests lost', burst.lost, 0);
  drill.checkAtLeast('answered in the first turn', firstTurn, server.workers + 1);
  drill.checkAtMost('answered in the first turn', firstTurn, slots);
  drill.checkAtLeast('turns of a burst of four times the slots', turnsOf(burst.tookMs), 4);
  drill.figure('slots', slots);
  drill.figure('turns-of-four', turnsOf(burst.tookMs), 'turns');

  const fitting = await server.together(slots, `/slow/?s=${seconds}`);
  drill.figure('turns-of-one', turnsOf(fitting.tookMs), 'turns');
}

function turnsOf(tookMs: number): number {
  return Math.floor(tookMs / (seconds * 1000));
}
