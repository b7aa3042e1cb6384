import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { drillDigest } from '../../../src/shared/build/digests.ts';
import { machinesFor, soundEvidence } from '../../../src/shared/build/evidence.ts';
import { resultOfRuns, sameMachine, type Evidence, type Run } from '../../../src/shared/evidence.ts';
import type { Task } from './tasks.ts';

/**
 * Writes the runs of a task, in the order of its machines. Runs on other machines stay as long as they speak of the
 * same files and the same drill.
 * @param digests - sha256 of every file by `set/path`, as it was when the lab began.
 */
export function writeEvidence(folder: string, task: Task, digests: Record<string, string>, done: readonly Run[]): void {
  const { kind, id, sets, drillFile } = task;
  const files = Object.fromEntries(
    Object.entries(digests).filter(([path]) => sets.some((set) => path.startsWith(`${set}/`))),
  );
  const drill = drillDigest(drillFile);
  const about = { sets: [...sets], files, drillFile, ...(drill !== undefined && { drill }) };
  const before = soundEvidence(kind, id);
  const kept = before && isDeepStrictEqual(before.files, files) && before.drill === drill ? before.runs : [];
  const runs = machinesFor(kind, id).flatMap(
    (machine) => [...done, ...kept].find((run) => sameMachine(run, machine)) ?? [],
  );
  const evidence: Evidence = { kind, id, result: resultOfRuns(runs), ...about, runs };
  const file = join(folder, `${kind}s`, `${id}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(evidence, null, 1)}\n`);
}
