import type { TaskCheck } from './tasks.ts';
import { endOf } from '../../shared/paste.ts';

/** What the doctor, a script on the server, found there, by the ids of its checks. */
export interface DoctorReport {
  ok: readonly string[];
  failed: readonly string[];
  skipped: readonly string[];
}

/** Version of the machine line, `doctor v1 ok=a,b failed=c skipped=d`. */
const version = 1;
/** The script makes about 30 checks; what names more of one kind was not written by it. */
const idsMost = 200;

/**
 * Finds the machine line in pasted output: the last one, because a terminal may hold several runs. Never throws; what cannot
 * be read is a sentence that says what to do.
 * @param command - what a reader types to run the doctor.
 */
export function parseDoctor(paste: string, command: string): { report: DoctorReport } | { reason: string } {
  if (paste.trim() === '') return { reason: `Nothing is pasted. Run ${command} on the server and copy all it prints.` };
  const lines = endOf(paste)
    .split(/[\r\n]+/)
    .map((line) => line.split(/\s+/));
  const begins = (words: readonly string[]) =>
    words.findLastIndex((word, at) => word === 'doctor' && /^v\d+$/.test(words[at + 1] ?? ''));
  const line = lines.findLast((words) => begins(words) >= 0);
  if (!line)
    return {
      reason: `There is no line that begins with "doctor v1" in it. Copy the output to its last line, or run ${command} again.`,
    };
  const [, said = '', ...words] = line.slice(begins(line));
  if (said !== `v${version}`)
    return {
      reason: `The output is of version ${said.slice(1, 9)}, this page reads version ${version}. Take the script from this guide's files, or reload this page.`,
    };
  const ids = (name: string) => {
    const named = words
      .filter((word) => word.startsWith(`${name}=`))
      .flatMap((word) => word.slice(name.length + 1).split(','))
      .filter((id) => /^[a-z0-9-]{1,64}$/.test(id));
    return [...new Set(named)].slice(0, idsMost);
  };
  const [failed, skipped] = [ids('failed'), ids('skipped')];
  // An id in two lists is not proved.
  const ok = ids('ok').filter((id) => !failed.includes(id) && !skipped.includes(id));
  const report = { ok, failed, skipped };
  return ok.length + failed.length + skipped.length > 0
    ? { report }
    : {
        reason: `The line "doctor v1" names no check: it was cut off. Copy it whole, or run ${command} again.`,
      };
}

export type Verdict = 'proved' | 'failed' | 'open' | 'unseen';

/** What a report says of one sentence of a check-list: it is proved by all its checks together, and failed by any. */
export function judge({ doctor }: TaskCheck, { ok, failed }: DoctorReport): Verdict {
  if (doctor.length === 0) return 'unseen';
  if (doctor.some((id) => failed.includes(id))) return 'failed';
  return doctor.every((id) => ok.includes(id)) ? 'proved' : 'open';
}
