import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';
import { domain } from '../values.ts';

const asked = 30;

/** The same questions to sync workers and to Uvicorn's. */
export default async function (trial: Trial): Promise<void> {
  await look(trial, 'WSGI', await trial.boot(['base']));
  await look(trial, 'ASGI', await trial.boot());
}

async function look(trial: Trial, flavour: string, server: Server): Promise<void> {
  await server.ready();
  const { arbiter, workers } = await server.processes();
  const answers = await whoAnswers(server);
  trial.check(
    `${flavour}: answers by something else than a worker`,
    answers.filter(({ pid }) => !workers.includes(pid)),
    [],
  );
  trial.check(`${flavour}: parents of those who answer`, [...new Set(answers.map(({ ppid }) => ppid))], [arbiter]);
  await server.must(`kill -STOP ${arbiter}`);
  // A process that runs is stopped when it next leaves its processor.
  const state = `ps -o stat= -p ${arbiter}`;
  await until('the arbiter to be stopped', async () => (await server.ask(state)).output.startsWith('T'));
  trial.checkText(`${flavour}: the arbiter's state`, (await server.sh(state)).output, /^T/);
  trial.check(`${flavour}: answers while the arbiter is stopped`, (await whoAnswers(server)).length, asked);
  await server.must(`kill -CONT ${arbiter}`);
}

/** Who answered each of many requests. */
async function whoAnswers(server: Server): Promise<{ pid: number; ppid: number }[]> {
  const ask = `curl -sS --fail --max-time 60 -H 'Host: ${domain}' http://127.0.0.1/whoami/; echo`;
  const output = await server.must(`for i in $(seq ${asked}); do ${ask}; done`);
  return output.split('\n').map((line) => JSON.parse(line) as { pid: number; ppid: number });
}
