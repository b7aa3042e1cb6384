import { isDeepStrictEqual } from 'node:util';
import { reference } from '../../../src/shared/evidence.ts';
import { prove } from '../records/prove.ts';
import { sabotages, type Sabotage } from './spoilt-lines.ts';
import { ServerMaker } from '../server/server-maker.ts';
import type { Task } from '../records/tasks.ts';

/**
 * Shows that the claims can fail, and that each fails for its own reason. First all lines are spoilt together, and of
 * all claims exactly those must go red that speak of one. Then each line is spoilt alone, and of these claims only its
 * own may go red. Nothing is written down.
 * @param asked - claims whose lines are spoilt, each alone; all of them and together if there are none.
 */
export async function sabotageAll(
  tasks: readonly Task[],
  asked: readonly string[],
  atOnce: number,
  say: (text: string) => void,
): Promise<number> {
  const spoken = sabotages.map(({ claim }) => claim).toSorted();
  const unknown = asked.filter((name) => !spoken.includes(name));
  if (unknown.length > 0) {
    console.error(`lab: no line is spoilt for ${unknown.join(', ')}. There are: ${spoken.join(' ')}`);
    return 2;
  }
  // The doctor looks at the whole server: it notices what the other claims speak of, and should.
  const claims = tasks.filter(({ kind, id }) => kind === 'claim' && id !== 'doctor');
  const alone = sabotages.map((sabotage) => ({
    by: [sabotage],
    claims: claims.filter(({ id }) => spoken.includes(id)),
    why: `${sabotage.claim}: ${sabotage.why}`,
  }));
  const together = { by: sabotages, claims, why: 'all of them together' };
  const attempts =
    asked.length > 0 ? alone.filter(({ by }) => by.some(({ claim }) => asked.includes(claim))) : [together, ...alone];
  let failed = 0;
  for (const { by, claims: held, why } of attempts) {
    say(`spoiling ${why}`);
    const red = await redOf(by, held, atOnce, say);
    const exact = isDeepStrictEqual(red, by.map(({ claim }) => claim).toSorted());
    if (!exact) failed += 1;
    say(`${exact ? 'caught' : 'MISSED'} ${why}: red of ${held.length} claims: ${red.join(' ') || 'none'}`);
  }
  console.log(`${attempts.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/** The claims that do not hold on servers made of a spoilt stack, sorted. */
async function redOf(
  by: readonly Sabotage[],
  claims: readonly Task[],
  atOnce: number,
  say: (text: string) => void,
): Promise<string[]> {
  const maker = new ServerMaker(say, by);
  const jobs = [...claims];
  const red: string[] = [];
  const work = async () => {
    for (let task = jobs.shift(); task; task = jobs.shift())
      if ((await prove(maker, task, reference, () => undefined)).result === 'red') red.push(task.id);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return red.toSorted();
}
