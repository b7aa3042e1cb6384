import { reference } from '../../src/core/evidence.ts';
import { prove } from './prove.ts';
import { sabotages, type Sabotage } from './sabotages.ts';
import { Servers } from './servers.ts';
import type { Task } from './tasks.ts';

/**
 * Shows that the claims can fail, and that each fails for its own reason: a line of the stack is spoilt, every server is
 * made of the spoilt files, and of all claims that one must go red which speaks of the line. Nothing is written down.
 * @param asked - claims whose line to spoil; all that have one if none is named.
 */
export async function sabotageAll(
  tasks: readonly Task[],
  asked: readonly string[],
  atOnce: number,
  say: (text: string) => void,
): Promise<number> {
  const claims = tasks.filter(({ kind }) => kind === 'claim');
  const chosen = sabotages.filter(({ claim }) => asked.length === 0 || asked.includes(claim));
  let failed = 0;
  for (const sabotage of chosen) {
    const red = await redOf(sabotage, claims, atOnce, say);
    const exact = red.length === 1 && red[0] === sabotage.claim;
    if (!exact) failed += 1;
    const verdict = exact ? 'exactly its claim is red' : `red: ${red.toSorted().join(' ') || 'nothing'}`;
    say(`${exact ? 'caught' : 'MISSED'} ${sabotage.claim}: ${sabotage.why}: ${verdict}`);
  }
  console.log(`${chosen.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/** The claims that do not hold on servers made of a spoilt stack. */
async function redOf(
  sabotage: Sabotage,
  claims: readonly Task[],
  atOnce: number,
  say: (text: string) => void,
): Promise<string[]> {
  say(`spoiling ${sabotage.set}/${sabotage.file}: ${sabotage.why}`);
  const servers = new Servers(say, sabotage);
  const jobs = [...claims];
  const red: string[] = [];
  const work = async () => {
    for (let task = jobs.shift(); task; task = jobs.shift())
      if ((await prove(servers, task, reference, quiet)).result === 'red') red.push(task.id);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return red;
}

/** Which red claims there are is said at the end; the checks of each are kept with its logs. */
const quiet = () => undefined;
