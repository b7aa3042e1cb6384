import { existsSync, readFileSync, readdirSync } from 'node:fs';
import {
  evidenceKinds,
  machineName,
  machinesOf,
  reference,
  sameMachine,
  type Evidence,
  type EvidenceKind,
  type Machine,
  type Run,
} from '../evidence.ts';
import { digestsOf } from './digests.ts';
import { checked } from './checked.ts';
import { readClaim } from './claim.ts';
import { contentFolder } from './content-folder.ts';
import { evidenceSchema } from './evidence-schema.ts';

/** Where the lab writes; nobody else does. */
export const evidenceFolder = `${contentFolder}/evidence`;

export function evidenceFile(kind: EvidenceKind, id: string): string {
  return `${evidenceFolder}/${kind}s/${id}.json`;
}

/** Root-relative address of the page that shows a record. */
export function recordPath({ kind, id }: Pick<Evidence, 'kind' | 'id'>): string {
  if (kind === 'fault') return `/troubleshooting/${id}/#reproduced`;
  if (kind === 'chapter') return `/${id}/`;
  return kind === 'claim' ? `/proof/${id}/` : `/proof/set-${id}/`;
}

/**
 * What the lab has written of a thing, if it has been there.
 * @throws Error naming the file, every field that is wrong, and the command that writes it anew.
 */
export function readEvidence(kind: EvidenceKind, id: string): Evidence | undefined {
  const file = evidenceFile(kind, id);
  if (!existsSync(file)) return undefined;
  try {
    return checked(JSON.parse(readFileSync(file, 'utf8')), evidenceSchema);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}: write it anew with npm run lab -- ${kind}s/${id}`);
  }
}

/** The same for whoever will write it anew: a record that cannot be read is as good as none. */
export function soundEvidence(kind: EvidenceKind, id: string): Evidence | undefined {
  try {
    return readEvidence(kind, id);
  } catch {
    return undefined;
  }
}

/** All there is, oldest first. */
export function listEvidence(): Evidence[] {
  return evidenceKinds
    .flatMap((kind) => namesIn(`${evidenceFolder}/${kind}s`, '.json').map((id) => readEvidence(kind, id)))
    .filter((evidence) => evidence !== undefined)
    .toSorted((a, b) => dateOf(a).localeCompare(dateOf(b)) || a.id.localeCompare(b.id));
}

/** The oldest of its runs: what has to be done again first. */
export function dateOf({ runs }: Evidence): string {
  return runs.map(({ date }) => date).toSorted()[0] ?? '';
}

/** The run whose output the pages show. @throws Error if it was never run there. */
export function referenceRun({ kind, id, runs }: Evidence): Run {
  const run = runs.find((each) => sameMachine(each, reference));
  if (run) return run;
  throw new Error(`${evidenceFile(kind, id)} has no run on ${machineName(reference)}: npm run lab -- ${kind}s/${id}`);
}

/** Files that are not what was booted, as `set/path`: changed, or new in one of the sets. */
export function changedSince({ files, sets }: Evidence): string[] {
  const now = digestsOf(sets);
  const paths = [...new Set([...Object.keys(files), ...Object.keys(now)])];
  return paths.filter((path) => files[path] !== now[path]);
}

/** The machines that a record of this name needs. */
export function machinesFor(kind: EvidenceKind, id: string): readonly Machine[] {
  return machinesOf(kind, kind === 'claim' ? readClaim(id) : {});
}

/** On which machines it should have been run and was not. */
export function missingMachines({ kind, id, runs }: Evidence): string[] {
  return machinesFor(kind, id)
    .filter((machine) => !runs.some((run) => sameMachine(run, machine)))
    .map(machineName);
}

/** Names of files with an ending, without it, sorted; none if there is no such folder. */
export function namesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}
