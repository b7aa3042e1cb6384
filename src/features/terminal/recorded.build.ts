import { parseConsole, type ConsoleLine } from '../../shared/console.ts';
import { shownLines } from './shape.ts';
import { evidenceFile, readEvidence, referenceRun } from '../../shared/build/evidence.ts';
import { subjectOf } from '../../shared/build/recorded-block.ts';
import { withoutBase } from '../../shared/build/site.ts';

/** A console block as a page shows it. */
export interface Recorded {
  /** Commands as they are typed on the page, output as it was printed in the lab. */
  lines: ConsoleLine[];
  /** Day it was printed. */
  date?: string;
  /** Why it was not run. */
  notRun?: string;
}

/**
 * The output of a console block as the lab recorded it, in place of what its author typed.
 * @param pathname - address of the page under the base.
 * @throws Error naming page, block and remedy if the record has other commands, or did not print what the page shows.
 */
export function recorded(pathname: string, block: string, transcript: string): Recorded {
  const lines = parseConsole(transcript);
  const subject = subjectOf(withoutBase(pathname), block);
  const evidence = subject && readEvidence(subject.kind, subject.id);
  if (!subject || !evidence) return { lines };
  const run = referenceRun(evidence);
  const notRun = run.notRun[subject.block];
  if (notRun) return { lines, notRun };
  const shown = run.blocks[subject.block] ?? [];
  const commands = lines.filter((line) => line.kind === 'command');
  const renew = `npm run lab -- ${subject.kind}s/${subject.id}`;
  const place = `${withoutBase(pathname)}#${block} (${evidenceFile(subject.kind, subject.id)})`;
  if (shown.length !== commands.length || commands.some(({ text }, at) => shown[at]?.command !== text))
    throw new Error(`${place}: these commands are not the ones that were run. Run them: ${renew}`);
  const printed = shown.flatMap((each) => each.shown);
  const typed = lines.flatMap((line) => (line.kind === 'output' ? [line.text] : []));
  const found = shownLines(typed, printed);
  if ('missing' in found)
    throw new Error(`${place}: the record does not have the line "${found.missing}". Run the commands anew: ${renew}`);
  let next = 0;
  const filled = lines.map((line) => (line.kind === 'output' ? { ...line, text: printed[next++] ?? '' } : line));
  return { lines: filled, date: run.date };
}
