import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Evidence, Run } from '../../src/core/evidence.ts';
import type { Task } from './tasks.ts';

export const evidenceFolder = 'content/evidence';

type Subject = Pick<Evidence, 'kind' | 'id'>;

export function evidenceFile(folder: string, { kind, id }: Subject): string {
  return join(folder, `${kind}s`, `${id}.json`);
}

/**
 * Writes the runs of a task, in the order of its machines. Runs on other machines stay as long as they speak of the
 * same files.
 * @param digests - sha256 of every file by `set/path`, as it was when the lab began.
 */
export function writeEvidence(folder: string, task: Task, digests: Record<string, string>, done: readonly Run[]): void {
  const { kind, id, sets } = task;
  const files = Object.fromEntries(
    Object.entries(digests).filter(([path]) => sets.some((set) => path.startsWith(`${set}/`))),
  );
  const before = readEvidence(folder, task);
  const kept = before && isDeepStrictEqual(before.files, files) ? before.runs : [];
  const runs = task.machines.flatMap(({ host, values }) => {
    const same = (run: Run) => run.host === host && run.values === values;
    return done.find(same) ?? kept.find(same) ?? [];
  });
  const result = runs.length > 0 && runs.every((run) => run.result === 'green') ? 'green' : 'red';
  const evidence: Evidence = { kind, id, result, sets: [...sets], files, runs };
  const file = evidenceFile(folder, task);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(evidence, null, 1)}\n`);
}

export function readEvidence(folder: string, subject: Subject): Evidence | undefined {
  const file = evidenceFile(folder, subject);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Evidence) : undefined;
}
