import type { Trial } from '../records/trial.ts';
import { emptyErrorLog, reasonsOf } from '../server/error-log.ts';
import { reloadGunicorn, restartGunicorn } from '../server/gunicorn.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Outcomes } from '../server/answer.ts';
import type { Server } from '../server/server.ts';
import { project } from '../values.ts';

const clients = 32;
/** Of the workers in one exercise: a restart and a reload. */
const stops = 2;
/** Whether a stop meets an unread request is chance: so often at most is the exercise done, on the first machine, until it has. */
const mostExercises = 4;
const reset = '(104: Connection reset by peer)';
const upstream = `/etc/nginx/conf.d/${project}.conf`;
const named = '    server unix:/run/gunicorn.sock max_fails=0;\n';

/** The same exercise with the socket named twice, once, and once more often than there are workers. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const most = trial.onReference ? mostExercises : 1;
  const rescued = () => answered(server, '502, 200');
  const twice = await exercises(server, most, rescued);
  trial.check('lost, named twice: what was reset twice', twice.lost, await answered(server, '502, 502'));
  trial.checkAtMost('lost, named twice: one for each stop', twice.lost, stops * twice.count);
  trial.figure('exercises', twice.count);
  trial.figure('asked', twice.total, 'requests');
  trial.figure('resets', await resets(server), 'connections');
  trial.figure('rescued', await rescued(), 'requests');
  trial.figure('lost', twice.lost, 'requests');

  await name(server, named.repeat(2), named);
  const once = await exercises(server, most, () => resets(server));
  trial.check('lost, named once: whatever was reset', once.lost, await resets(server));
  trial.checkAtMost('lost, named once: one for each client and stop', once.lost, stops * once.count * clients);
  trial.figure('exercises-once', once.count);
  trial.figure('asked-once', once.total, 'requests');
  trial.figure('lost-once', once.lost, 'requests');

  await name(server, named, named.repeat(server.workers + 1));
  const often = await exercises(server, most, () => resets(server));
  trial.check('lost, named once more often than there are workers', often.lost, 0);
  trial.figure('exercises-often', often.count);
  trial.figure('asked-often', often.total, 'requests');
  trial.figure('resets-often', await resets(server), 'connections');
}

async function name(server: Server, before: string, now: string): Promise<void> {
  await server.edit(upstream, before, now);
  await reloadNginx(server);
  await emptyErrorLog(server);
}

/** The exercise until it shows something, `most` times at most. */
async function exercises(
  server: Server,
  most: number,
  shown: () => Promise<number>,
): Promise<{ count: number; total: number; lost: number }> {
  const all = { count: 0, total: 0, lost: 0 };
  while (all.count < most && (await shown()) === 0) {
    const { total, lost } = await exercise(server);
    all.count += 1;
    all.total += total;
    all.lost += lost;
  }
  return all;
}

function exercise(server: Server): Promise<Outcomes> {
  return server.during('load', ['/slow-async/?s=0.02', clients], async (visitors) => {
    await visitors.answered(2 * clients);
    await restartGunicorn(server);
    await visitors.answered(2 * clients);
    await reloadGunicorn(server);
    await visitors.answered(2 * clients);
  });
}

function resets(server: Server): Promise<number> {
  return reasonsOf(server, reset);
}

/** How many requests got these answers, one after the other, from behind nginx. */
async function answered(server: Server, statuses: string): Promise<number> {
  const { output } = await server.ask(`grep -c 'upstream=${statuses} ' /var/log/nginx/${project}.access.log`);
  return Number(output);
}
