import { judge, type DoctorReport } from './doctor.ts';
import type { DoctorCheck, Tasks, TaskCheck } from './tasks.ts';

/** What a report means to a reader. */
export interface DoctorAccount {
  /** Sentences it proves, of all chapters. */
  proved: readonly TaskCheck[];
  /** The doctor's checks that failed, with the symptom to read. */
  failed: readonly DoctorCheck[];
  /** The doctor's checks that it could not make. */
  skipped: readonly DoctorCheck[];
  /** Ids that this guide does not know: the script is newer or older than the page. */
  unknown: readonly string[];
  /** Sentences that the doctor cannot see, because they are about more than the state of a server. */
  unseen: readonly TaskCheck[];
  /** Sentences it could prove, and did not. */
  open: readonly TaskCheck[];
}

export function accountOf(report: DoctorReport, { chapters, doctor }: Tasks): DoctorAccount {
  const sentences = chapters.flatMap(({ checks }) => checks);
  const judged = sentences.map((check) => ({ check, verdict: judge(check, report) }));
  const of = (...verdicts: string[]) =>
    judged.filter(({ verdict }) => verdicts.includes(verdict)).map(({ check }) => check);
  const known = (ids: readonly string[]) => doctor.filter(({ id }) => ids.includes(id));
  return {
    proved: of('proved'),
    failed: known(report.failed),
    skipped: known(report.skipped),
    unknown: [...report.ok, ...report.failed, ...report.skipped].filter(
      (id) => !doctor.some((check) => check.id === id),
    ),
    unseen: of('unseen'),
    open: of('open', 'failed'),
  };
}

/** `1 check`, `2 checks`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The account in one sentence, for a screen reader and above the lists. */
export function summaryOf({ proved, failed, skipped }: DoctorAccount): string {
  const ticked = proved.length === 0 ? 'Nothing ticked' : `${count(proved.length, 'check')} ticked`;
  const bad = failed.length === 0 ? 'nothing failed' : `${failed.length} failed`;
  return `${ticked}, ${bad}${skipped.length === 0 ? '' : `, ${skipped.length} not looked at`}.`;
}
