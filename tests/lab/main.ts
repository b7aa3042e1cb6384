import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { digestsOf } from '../../src/shared/build/digests.ts';
import { evidenceFolder, machinesFor, soundEvidence } from '../../src/shared/build/evidence.ts';
import { stackSets } from '../../src/shared/build/stack.ts';
import { reference, sameMachine, type Machine, type Run } from '../../src/shared/evidence.ts';
import { scratch } from './machine/cache.ts';
import { guardControlGroups, sweepControlGroups } from './machine/control-group.ts';
import { writeEvidence } from './records/evidence-files.ts';
import { must } from './machine/host-program.ts';
import { Unavailable, unavailable } from './preflight.ts';
import { renewNames } from './machine/owned-names.ts';
import { nameOf, prove } from './records/prove.ts';
import { sabotageAll } from './sabotage/counter-proof.ts';
import { ServerMaker } from './server/server-maker.ts';
import { shell } from './machine/shell.ts';
import { listTasks, type Task } from './records/tasks.ts';

// What `run.ts` starts in a mount namespace of its own. Its first lines say how it is called.

/** Guests at a time, three a processor: a guest waits more than it computes. */
const atOnce = Number(process.env['LAB_JOBS'] ?? 3 * availableParallelism());

const { values: options, positionals: asked } = readArguments();

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        check: { type: 'boolean' },
        shell: { type: 'boolean' },
        sabotage: { type: 'boolean' },
        names: { type: 'boolean' },
        machine: { type: 'string' },
      },
    });
  } catch (error) {
    console.error(`lab: ${(error as Error).message}`);
    console.error(
      'lab: [--machine host/values[/previous]] [--check] [name …], or --sabotage [claim …], --names, --shell [overlay …]',
    );
    process.exit(2);
  }
}

const started = performance.now();
const say = (text: string) => {
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${seconds.padStart(4)} s  ${text}`);
};

mkdirSync(scratch, { recursive: true });
must('mount', ['-t', 'tmpfs', '-o', 'size=12g,mode=755', 'lab', scratch]);
sweepControlGroups();
guardControlGroups();
const maker = new ServerMaker(say);
try {
  await maker.tryOut(reference);
  if (options.shell) process.exitCode = await shell(maker, asked);
  else if (options.names) await renewNames(say);
  else if (options.sabotage) process.exitCode = await sabotageAll(await listTasks(), asked, atOnce, say);
  else process.exitCode = await proveAll();
} catch (error) {
  if (!(error instanceof Unavailable)) throw error;
  console.error(`lab: ${error.message}`);
  process.exitCode = unavailable;
}

async function proveAll(): Promise<number> {
  const all = await listTasks();
  const unknown = asked.filter((name) => !all.some((task) => named(task, name)));
  if (unknown.length > 0) {
    console.error(`lab: nothing is called ${unknown.join(', ')}. There are: ${all.map(({ id }) => id).join(' ')}`);
    return 2;
  }
  const tasks = all.filter((task) => asked.length === 0 || asked.some((name) => named(task, name)));
  const digests = digestsOf(stackSets);
  const runs = new Map<Task, Run[]>(tasks.map((task) => [task, []]));
  const jobs = tasks
    .flatMap((task) => machinesFor(task.kind, task.id).map((machine) => ({ task, machine })))
    .filter(({ machine }) => !options.machine || options.machine === nameOf(machine))
    .sort((a, b) => lastTimeMs(b.task, b.machine) - lastTimeMs(a.task, a.machine));
  /** One worker a processor begins with the longest, so that none is left alone at the end, the others with the shortest. */
  const work = async (_: unknown, index: number) => {
    // The longest compute most. Side by side they would only slow each other, and their visitors ask until they end.
    const next = () => (index < availableParallelism() ? jobs.shift() : jobs.pop());
    for (let job = next(); job; job = next()) {
      let run = await prove(maker, job.task, job.machine, say);
      // What is written down is seen at the first try. A check of what is written may be disturbed by other work.
      if (run.result === 'red' && options.check) {
        say(`once more: ${job.task.id}`);
        run = await prove(maker, job.task, job.machine, say);
      }
      runs.get(job.task)?.push(run);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const folder = options.check ? 'test-results/evidence' : evidenceFolder;
  for (const [task, done] of runs) if (done.length > 0) writeEvidence(folder, task, digests, done);
  for (const line of maker.processorTime.told) console.log(line);
  return sum(runs);
}

/** Counts what was proved. @returns the exit status. */
function sum(runs: ReadonlyMap<Task, readonly Run[]>): number {
  const count = (kind: Task['kind']) => `${[...runs.keys()].filter((task) => task.kind === kind).length} ${kind}s`;
  const red = [...runs].filter(([, done]) => done.some(({ result }) => result === 'red')).map(([{ id }]) => id);
  const total = [...runs.values()].flat();
  const failed = total.filter(({ result }) => result === 'red').length;
  say(`${count('claim')}, ${count('fault')}, ${count('set')}, ${count('chapter')}: ${total.length} runs`);
  if (red.length > 0) say(`red: ${red.join(' ')}`);
  console.log(`${total.length - failed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/** How long it took when it was last written down, in ms. */
function lastTimeMs({ kind, id }: Task, machine: Machine): number {
  return soundEvidence(kind, id)?.runs.find((run) => sameMachine(run, machine))?.durationMs ?? Infinity;
}

function named({ kind, id }: Task, name: string): boolean {
  return name === id || name === `${kind}s` || name === `${kind}s/${id}`;
}
