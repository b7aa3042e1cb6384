import { readEvidence, referenceRun } from '../../src/shared/build/evidence.ts';
import { guide } from '../../src/shared/build/guide.ts';
import type { EvidenceKind, Hop, Run } from '../../src/shared/evidence.ts';

/** What the lab recorded and the pages replay, read anew and without the build. */
function runOf(kind: EvidenceKind, id: string): Run {
  const evidence = readEvidence(kind, id);
  if (!evidence) throw new Error(`there is no record of the ${kind} ${id}`);
  return referenceRun(evidence);
}

/** The hops of one recorded request. */
export function recordedHops(trace: string): Hop[] {
  const hops = runOf('claim', 'request-replay').traces?.find(({ id }) => id === trace)?.hops;
  if (!hops) throw new Error(`the record of request-replay has no "${trace}"`);
  return hops;
}

/** Line that a station of a recorded request wrote. */
export function recordedLine(trace: string, hop: string): string {
  return recordedHops(trace).find(({ id }) => id === hop)?.line ?? '';
}

/** Faults that the first page offers: what the visitor got and what was written, first line. */
export function recordedLineFaults(): { id: string; status: string; line: string }[] {
  return guide.home.faults.map(({ id }) => {
    const run = runOf('fault', id);
    const visit = run.blocks['visit']?.at(-1)?.command;
    const status = run.transcript.find(({ command }) => command === visit)?.output.trim() ?? '';
    return { id, status, line: String(run.figures['line']?.value).split('\n')[0] ?? '' };
  });
}
