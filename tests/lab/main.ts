import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Run } from '../../src/core/evidence.ts';
import { stackSets } from '../../src/build/stack.ts';
import { scratch } from './cache.ts';
import { guardControlGroups, sweepControlGroups } from './control-group.ts';
import { Drill } from './drill.ts';
import { evidenceFolder, writeEvidence } from './evidence-files.ts';
import { must } from './guest.ts';
import { Servers } from './servers.ts';
import { digestsOf } from './stack-layer.ts';
import { listTasks, type Machine, type Task } from './tasks.ts';

/** Two at a time: a guest waits more than it computes. */
const atOnce = Number(process.env['LAB_JOBS'] ?? 2);

const { values: options, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean' }, machine: { type: 'string' } },
});

const started = performance.now();
const say = (text: string) => {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${seconds.padStart(4)} s  ${text}`);
};

const all = await listTasks();
const unknown = asked.filter((name) => !all.some((task) => named(task, name)));
if (unknown.length > 0) {
  console.error(`lab: nothing is called ${unknown.join(', ')}. There are: ${all.map(({ id }) => id).join(' ')}`);
  process.exit(2);
}
const tasks = all.filter((task) => asked.length === 0 || asked.some((name) => named(task, name)));

mkdirSync(scratch, { recursive: true });
must('mount', ['-t', 'tmpfs', '-o', 'size=12g,mode=755', 'lab', scratch]);
sweepControlGroups();
guardControlGroups();

const digests = digestsOf(stackSets);
const servers = new Servers(say);
const runs = new Map<Task, Run[]>(tasks.map((task) => [task, []]));
const jobs = tasks
  .flatMap((task) => task.machines.map((machine) => ({ task, machine })))
  .filter(({ machine }) => !options.machine || options.machine === `${machine.host}/${machine.values}`)
  .sort((a, b) => nameOf(a.machine).localeCompare(nameOf(b.machine)));
const ran = jobs.length;
await Promise.all(Array.from({ length: atOnce }, work));

const failed = [...runs].filter(([task, done]) => done.length > 0 && !settle(task, done));
const count = (kind: Task['kind']) => `${tasks.filter((task) => task.kind === kind).length} ${kind}s`;
say(`${count('claim')}, ${count('fault')}, ${count('chapter')}, ${ran} runs`);
if (failed.length > 0) say(`red: ${failed.map(([task]) => task.id).join(' ')}`);
const total = [...runs.values()].flat();
const red = total.filter(({ result }) => result === 'red').length;
console.log(`${total.length - red} passed, ${red} failed`);
process.exitCode = red > 0 ? 1 : 0;

async function work(): Promise<void> {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const run = await prove(job.task, job.machine);
    runs.get(job.task)?.push(run);
    const seconds = (run.durationMs / 1000).toFixed(1);
    say(`${run.result.padEnd(5)} ${job.task.kind} ${job.task.id} on ${nameOf(job.machine)} (${seconds} s)`);
    for (const { says, expected, got } of run.checks.filter(({ ok }) => !ok))
      console.log(
        `          ${says}\n            expected: ${expected}\n            got: ${got.replaceAll('\n', '\n            ')}`,
      );
  }
}

async function prove(task: Task, machine: Machine): Promise<Run> {
  const drill = new Drill(servers, { ...machine, sets: task.sets });
  try {
    await task.drill(drill);
  } catch (error) {
    drill.failed(error);
  } finally {
    await drill.end();
  }
  return drill.done({ ...machine, versions: drill.versions });
}

/** Writes what a task found. @returns whether all of it is green. */
function settle(task: Task, done: readonly Run[]): boolean {
  writeEvidence(options.check ? 'test-results/evidence' : evidenceFolder, task, digests, done);
  return done.every(({ result }) => result === 'green');
}

function named({ kind, id }: Task, name: string): boolean {
  return name === id || name === `${kind}s` || name === `${kind}s/${id}`;
}

function nameOf({ host, values }: { host: string; values: string }): string {
  return `${host}/${values}`;
}
