import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import type { Evidence, Run } from '../../src/shared/evidence.ts';
import type { FaultWords } from '../../src/features/troubleshoot/wordings.ts';

/** A fault as its author describes it, with what the lab recorded. */
export interface RecordedFault extends FaultWords {
  id: string;
  title: string;
  log: { where: string; line: string; mark: string };
  check: { console: string };
  run: Run | undefined;
  /** What its log said round the telling line, when the lab caused it. */
  block: string | undefined;
}

export function recordedFaults(): RecordedFault[] {
  return readdirSync('content/faults')
    .map((file) => file.replace(/\.yaml$/, ''))
    .toSorted()
    .map((id) => {
      const fault = parse(readFileSync(`content/faults/${id}.yaml`, 'utf8')) as Omit<
        RecordedFault,
        'id' | 'run' | 'block'
      >;
      const file = `content/evidence/faults/${id}.json`;
      const run = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Evidence).runs[0] : undefined;
      return { ...fault, id, run, block: run && blockOf(fault.log.where, run) };
    });
}

/** The lab reads a log as its page names it: `cat` of a file, or journalctl without the words of the journal. */
function blockOf(where: string, { transcript }: Run): string | undefined {
  const command = where.startsWith('/') ? `cat ${where}` : `${where} -b -o cat --no-pager`;
  return transcript.find((step) => step.command === command && step.output !== '')?.output;
}
