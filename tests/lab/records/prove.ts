import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine, Run } from '../../../src/shared/evidence.ts';
import { Trial } from './trial.ts';
import type { Server } from '../server/server.ts';
import type { ServerMaker } from '../server/server-maker.ts';
import type { Task } from './tasks.ts';

/** Where the logs of what went red are kept; git ignores it. */
const logFolder = 'test-results/lab';

/** Everything that tells what happened on a server, by the name of the file it is kept in. */
const logs = {
  'journal.txt': 'journalctl -b --no-pager -o short-precise',
  'nginx.txt': 'tail -n 500 /var/log/nginx/*.log',
  'units.txt':
    'systemctl status --no-pager --lines=0 gunicorn.socket gunicorn.service nginx.service; systemctl --failed',
};

export function nameOf({ host, values, packages }: Machine): string {
  return [host, values, packages].filter(Boolean).join('/');
}

/** Holds one trial: runs a drill on one machine. One that breaks off is red, too, and its logs are kept. */
export async function prove(
  maker: ServerMaker,
  task: Task,
  machine: Machine,
  say: (text: string) => void,
): Promise<Run> {
  const trial = new Trial(maker, { ...machine, sets: task.sets });
  try {
    await task.drill(trial);
    await trial.readVersions();
  } catch (error) {
    trial.failed(error);
  }
  const run = trial.done({ ...machine, versions: trial.versions });
  say(
    `${run.result.padEnd(5)} ${task.kind} ${task.id} on ${nameOf(machine)} (${(run.durationMs / 1000).toFixed(1)} s)`,
  );
  if (run.result === 'red') {
    for (const { says, expected, got } of run.checks.filter(({ ok }) => !ok))
      console.log(`        ${says}\n          expected: ${indented(expected)}\n          got: ${indented(got)}`);
    for (const [index, server] of trial.servers.entries()) {
      const folder = join(logFolder, `${task.kind}-${task.id}`, nameOf(machine), `server-${index + 1}`);
      await keepLogs(server, folder);
      console.log(`        logs: ${folder}`);
    }
  }
  await trial.end(`${task.kind} ${task.id}`);
  return run;
}

async function keepLogs(server: Server, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [file, command] of Object.entries(logs)) {
    const { output } = await server.ask(command);
    writeFileSync(join(folder, file), `${output}\n`);
  }
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n            ');
}
