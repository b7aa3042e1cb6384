import { namesIn, readEvidence } from '../../src/shared/build/evidence.ts';
import { logCommandOf, readFault, type Fault } from '../../src/shared/build/fault.ts';
import type { Run } from '../../src/shared/evidence.ts';

/** A fault as its author describes it, with what the lab recorded. */
export interface RecordedFault extends Fault {
  run: Run | undefined;
  /** What its log said round the telling line, when the lab caused it. */
  block: string | undefined;
}

export function recordedFaults(): RecordedFault[] {
  return namesIn('content/faults', '.yaml').map((id) => {
    const fault = readFault(id);
    const run = readEvidence('fault', id)?.runs[0];
    return { ...fault, run, block: run && blockOf(fault.log.where, run) };
  });
}

function blockOf(where: string, { transcript }: Run): string | undefined {
  const command = logCommandOf(where);
  return transcript.find((step) => step.command === command && step.output !== '')?.output;
}
