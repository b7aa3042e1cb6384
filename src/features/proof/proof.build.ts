import { drillDigest } from '../../shared/build/digests.ts';
import { guide } from '../../shared/build/guide.ts';
import { readFault } from '../../shared/build/fault.ts';
import { readChapter } from '../../shared/build/chapter-source.ts';
import { consoleBlocksIn } from '../../shared/build/markdown-tree.ts';
import { reference, sameMachine, type Evidence, type EvidenceKind, type Run } from '../../shared/evidence.ts';
import {
  changedSince,
  dateOf,
  evidenceFile,
  missingMachines,
  namesIn,
  readEvidence,
  recordPath,
} from '../../shared/build/evidence.ts';
import { stackSets, type StackFile } from '../../shared/build/stack.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

/** Evidence, with what a page says of it. */
export interface Proof {
  evidence: Evidence;
  /** The run whose output is shown. */
  run: Run;
  /** `changed`: what was proved is not what lies there now. */
  state: 'green' | 'red' | 'changed';
  /** Root-relative address of the whole record. */
  record: string;
}

export function proofOf(kind: EvidenceKind, id: string): Proof | undefined {
  const evidence = readEvidence(kind, id);
  const run = evidence?.runs.find((each) => sameMachine(each, reference));
  if (!evidence || !run) return undefined;
  const state = evidence.result === 'red' ? 'red' : staleness(evidence).length > 0 ? 'changed' : 'green';
  return { evidence, run, state, record: recordPath(evidence) };
}

/** What proves a file: the booting of its set, or a claim where the set is no server of its own. */
export function proofOfFile({ set }: Pick<StackFile, 'set'>): Proof | undefined {
  const claim = guide.sets[set]?.claim;
  return claim ? proofOf('claim', claim) : proofOf('set', set);
}

/** What a record is called beside others: `kill arbiter`. */
export function recordName(record: string): string {
  return record.replace(/^\/proof\/|\/$/g, '').replaceAll('-', ' ');
}

/** Why a record does not speak of what lies in the repository now. */
export function staleness(evidence: Evidence): string[] {
  // A record without `drillFile` cannot say what was done: comparing the record with itself makes it out of date.
  const { kind, id, drillFile = evidenceFile(kind, id), drill } = evidence;
  return [
    ...changedSince(evidence).map((path) => `${contentFolder}/stack/${path}`),
    ...(drillDigest(drillFile) !== drill ? [drillFile] : []),
  ];
}

/** Everything that must have evidence. */
export function subjects(): Pick<Evidence, 'kind' | 'id'>[] {
  const claims = namesIn(`${contentFolder}/claims`, '.yaml').map((id) => ({ kind: 'claim' as const, id }));
  const faults = namesIn(`${contentFolder}/faults`, '.yaml')
    .filter((id) => readFault(id).lab)
    .map((id) => ({ kind: 'fault' as const, id }));
  const sets = stackSets.filter((set) => !guide.sets[set]?.claim).map((id) => ({ kind: 'set' as const, id }));
  const chapters = namesIn(`${contentFolder}/chapters`, '.mdx')
    .filter((id) => consoleBlocksIn(readChapter(id).tree).length > 0)
    .map((id) => ({ kind: 'chapter' as const, id }));
  return [...claims, ...faults, ...sets, ...chapters];
}

/** What keeps a release from being built: evidence that is missing, red or older than what it speaks of, with the command that renews it. */
export function unproved(): string[] {
  const older = new Map<string, Evidence[]>();
  const others = subjects().flatMap(({ kind, id }) => {
    const file = evidenceFile(kind, id);
    const renew = `npm run lab -- ${kind}s/${id}`;
    const evidence = readEvidence(kind, id);
    if (!evidence) return [`${file} is missing: the ${kind} "${id}" was never run. Run it: ${renew}`];
    for (const path of staleness(evidence)) older.set(path, [...(older.get(path) ?? []), evidence]);
    const failed = evidence.runs.flatMap(({ checks }) => checks).find(({ ok }) => !ok);
    if (evidence.result === 'red')
      return [`${file} is red: ${failed?.says ?? 'nothing was checked'}. Mend it, then run it anew: ${renew}`];
    const missing = missingMachines(evidence);
    return missing.length > 0 ? [`${file} has no run on ${missing.join(' or ')}. Run it: ${renew}`] : [];
  });
  const changed = [...older].map(([path, records]) => {
    const names = records.map(({ kind, id }) => `${kind}s/${id}`);
    const renew = names.length === 1 ? `npm run lab -- ${names[0]}` : 'npm run lab';
    const since = records.map(dateOf).toSorted()[0];
    return `${path} is not what was booted on ${since} (${some(names)}). Prove it anew: ${renew}`;
  });
  return [...others, ...changed];
}

function some(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more records` : names.join(', ');
}
