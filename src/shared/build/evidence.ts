import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import {
  evidenceKinds,
  machineName,
  machinesOf,
  reference,
  sameMachine,
  type Evidence,
  type EvidenceKind,
  type Run,
} from '../evidence.ts';

/** Where the lab writes; nobody else does. */
export const evidenceFolder = 'content/evidence';

export function evidenceFile(kind: EvidenceKind, id: string): string {
  return `${evidenceFolder}/${kind}s/${id}.json`;
}

/** What the lab has written of a thing, if it has been there. */
export function readEvidence(kind: EvidenceKind, id: string): Evidence | undefined {
  const file = evidenceFile(kind, id);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Evidence;
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}: write it anew with npm run lab -- ${kind}s/${id}`);
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
  const now = new Map(sets.flatMap((set) => digestsOf(set)));
  const paths = [...new Set([...Object.keys(files), ...now.keys()])];
  return paths.filter((path) => files[path] !== now.get(path));
}

/** On which machines it should have been run and was not. */
export function missingMachines({ kind, runs }: Evidence): string[] {
  return machinesOf(kind)
    .filter((machine) => !runs.some((run) => sameMachine(run, machine)))
    .map(machineName);
}

/** Digests of a set's files, read anew: under `npm run dev` they change. */
function digestsOf(set: string): [path: string, sha256: string][] {
  const folder = `content/stack/${set}`;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.pyc'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .map((file) => [file.slice('content/stack/'.length), sha256Of(file)]);
}

function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

const drillFolders = {
  claim: ['tests/lab/claims', '.ts'],
  fault: ['content/faults', '.yaml'],
  chapter: ['tests/lab/rehearsals', '.ts'],
  set: undefined,
} as const;

/**
 * Where it is written what is done with the booted files. A set is booted and no more. A chapter's blocks are compared
 * where they are shown; what is done between them stands in its rehearsal, if it has one.
 */
export function drillFile(kind: EvidenceKind, id: string): string | undefined {
  const [folder, ending] = drillFolders[kind] ?? [];
  return folder && `${folder}/${id}${ending}`;
}

/**
 * Digest of what is done with the booted files. Of a symptom it has what causes it, how it is seen and what the fix
 * changes: its prose proves nothing, and its console blocks are compared where they are shown.
 */
export function drillOf(kind: EvidenceKind, id: string): string | undefined {
  const file = drillFile(kind, id);
  if (!file || !existsSync(file)) return undefined;
  if (kind !== 'fault') return sha256Of(file);
  const { log, fix, lab } = parse(readFileSync(file, 'utf8')) as {
    log: object;
    fix: { change?: object };
    lab?: object;
  };
  return createHash('sha256')
    .update(JSON.stringify([log, fix.change, lab]))
    .digest('hex');
}

/** Names of files with an ending, without it, sorted; none if there is no such folder. */
export function namesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}
