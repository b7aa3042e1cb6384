import { getEntry } from 'astro:content';
import { guide } from '../../shared/build/guide.ts';
import { readEvidence, referenceRun } from '../../shared/build/evidence.ts';
import { layers } from '../../shared/stations.ts';
import type { LineFault } from './line-fault.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

/** The faults that the first page offers, out of their records, as they come along the line. @throws Error naming record and remedy if one lacks something. */
export async function lineFaults(): Promise<LineFault[]> {
  const all = await Promise.all(guide.home.faults.map(({ id, answers, seen }) => lineFault(id, answers, seen)));
  const place = ({ station, id }: LineFault) => `${layers.indexOf(station)} ${id}`;
  return all.toSorted((a, b) => place(a).localeCompare(place(b)));
}

async function lineFault(id: string, answers: LineFault['answers'], words?: string): Promise<LineFault> {
  const fault = await getEntry('faults', id);
  const evidence = readEvidence('fault', id);
  const place = `${contentFolder}/guide.yaml: home.faults: "${id}"`;
  if (!fault || !evidence) throw new Error(`${place} has no record: npm run lab -- faults/${id}`);
  const run = referenceRun(evidence);
  const visit = run.blocks['visit']?.at(-1)?.command ?? '';
  const code = run.transcript.find(({ command }) => command === visit)?.output.trim() ?? '';
  const status = /^(\d{3})(?: [A-Z][\w-]*)+/.exec(fault.data.sees);
  if (!status || status[1] !== code)
    throw new Error(
      `${place}: the visitor got "${code}", and the symptom says "${fault.data.sees}". Correct its \`sees\`.`,
    );
  const check = words ? run.blocks['check']?.find(({ command }) => command.includes(words)) : undefined;
  if (words && !check?.shown.length) throw new Error(`${place}: no check of its record has "${words}" and an output.`);
  return {
    id,
    title: fault.data.title,
    short: fault.data.short,
    station: fault.data.station,
    answers,
    command: /\bcurl [^&;]*/.exec(visit)?.[0].trim() ?? visit,
    status: status[0],
    line: String(run.figures['line']?.value ?? '').split('\n')[0] ?? '',
    where: fault.data.log.where,
    ...(check ? { seen: check.shown.at(-1) ?? '', seenBy: check.command.split('\n')[0]?.split(' -g ')[0] ?? '' } : {}),
  };
}
