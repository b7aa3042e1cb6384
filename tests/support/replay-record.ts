import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { reference, sameMachine, type Evidence, type Hop, type Run } from '../../src/shared/evidence.ts';

/** What the lab recorded and the pages replay, read anew and without the build. */
function runOf(file: string): Run {
  const { runs } = JSON.parse(readFileSync(`content/evidence/${file}.json`, 'utf8')) as Evidence;
  const run = runs.find((each) => sameMachine(each, reference));
  if (!run) throw new Error(`content/evidence/${file}.json has no run on the machine that the pages show`);
  return run;
}

/** The hops of one recorded request. */
export function recordedHops(trace: string): Hop[] {
  const hops = runOf('claims/request-replay').traces?.find(({ id }) => id === trace)?.hops;
  if (!hops) throw new Error(`the record of request-replay has no "${trace}"`);
  return hops;
}

/** Line that a station of a recorded request wrote. */
export function recordedLine(trace: string, hop: string): string {
  return recordedHops(trace).find(({ id }) => id === hop)?.line ?? '';
}

/** Faults that the first page offers: what the visitor got and what was written, first line. */
export function recordedLineFaults(): { id: string; status: string; line: string }[] {
  const offered = (parse(readFileSync('content/guide.yaml', 'utf8')) as { home: { faults: { id: string }[] } }).home
    .faults;
  return offered.map(({ id }) => {
    const run = runOf(`faults/${id}`);
    const visit = run.blocks['visit']?.at(-1)?.command;
    const status = run.transcript.find(({ command }) => command === visit)?.output.trim() ?? '';
    return { id, status, line: String(run.figures['line']?.value).split('\n')[0] ?? '' };
  });
}
