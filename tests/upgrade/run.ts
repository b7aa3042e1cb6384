import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { auditEnvironment } from '../audit/pip-audit.ts';
import { hosts } from '../lab/machine/image.ts';
import { obstacle } from '../lab/preflight.ts';
import { listEvidence } from '../../src/shared/build/evidence.ts';
import { reference } from '../../src/shared/evidence.ts';
import { lockedNames } from '../support/locks.ts';
import { staleRecords } from '../support/stale-records.ts';
import { askIndex } from '../versions/ask.ts';
import { compareVersions, newestOf } from '../versions/version.ts';
import { movedText, planText } from './list.ts';
import { moved } from './moved.ts';
import { planOf } from './plan.ts';
import { relock, writeRanges } from './relock.ts';

/**
 * `npm run upgrade -- gunicorn`: raises its range, makes every lock anew, proves in the lab what became stale, and lists
 * what changed and who speaks of the old version. Names behind it, as `npm run lab` takes them, prove only these.
 *
 * - `--list`: only the list, before anything is changed; `--dry-run` is the same.
 * - `--to 27.0.1`: this version, and not the newest.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, 'dry-run': { type: 'boolean' }, to: { type: 'string' } },
});
const [asked, ...records] = positionals;
if (!asked) stop('which package? npm run upgrade -- <package> [--list] [--to <version>] [record …]', 2);
const name = asked.toLowerCase();
if (!lockedNames().has(name)) stop(`no lock of the server has ${name}. There are: ${[...lockedNames()].join(' ')}`, 2);

const plan = await planned();
if (compareVersions(plan.from, plan.to) >= 0) {
  console.log(`${name} ${plan.from} is the newest: there is nothing to raise.`);
  process.exit();
}
console.log(planText(plan));
if (!options.list && !options['dry-run']) upgrade();

async function planned() {
  try {
    return planOf(name, options.to ?? (await newest()));
  } catch (error) {
    return stop((error as Error).message, 1);
  }
}

async function newest(): Promise<string> {
  const venv = auditEnvironment();
  if ('missing' in venv) return stop(venv.missing, 1);
  const silent: string[] = [];
  const index = await askIndex(venv.python, [name], hosts[reference.host].python, silent);
  return newestOf(index.get(name) ?? []) ?? stop(`could not ask ${silent.join('; ')}`, 1);
}

function upgrade(): void {
  const why = obstacle();
  if (why) stop(`the lab cannot prove it: ${why}. Nothing was changed; --list shows what would be`, 1);
  const before = new Map(listEvidence().map((evidence) => [`${evidence.kind}s/${evidence.id}`, evidence]));
  writeRanges(plan.ranges);
  relock(name, plan.ranges);
  const prove = records.length > 0 ? records : staleRecords();
  console.log(`\n### The lab\n\n${prove.length} to prove\n`);
  const lab = [process.execPath, 'tests/lab/run.ts', ...prove] as const;
  const { status } = prove.length > 0 ? spawnSync(lab[0], lab.slice(1), { stdio: 'inherit' }) : { status: 0 };
  const now = listEvidence().map((evidence) => [`${evidence.kind}s/${evidence.id}`, evidence] as const);
  const renewed = now.filter(([record, evidence]) => JSON.stringify(before.get(record)) !== JSON.stringify(evidence));
  console.log(
    `\n${movedText(new Map(renewed.map(([record, evidence]) => [record, moved(before.get(record), evidence)])))}`,
  );
  const rest = staleRecords();
  if (rest.length > 0)
    console.log(`\nStill stale: ${rest.length} records. sudo npm run lab -- ${rest.slice(0, 3).join(' ')} …`);
  process.exitCode = status ?? 1;
}

function stop(why: string, status: number): never {
  console.error(`upgrade: ${why}`);
  process.exit(status);
}
