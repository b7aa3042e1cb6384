import { STATUS_CODES } from 'node:http';
import { readChapter } from '../../shared/build/chapter-source.ts';
import { claimFile } from '../../shared/build/claim.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';
import { evidenceFile, namesIn, readEvidence, referenceRun } from '../../shared/build/evidence.ts';
import { faultFile } from '../../shared/build/fault.ts';
import { listStack, stackSets } from '../../shared/build/stack.ts';
import type { EvidenceKind, Run } from '../../shared/evidence.ts';
import { besideInChapter, besideInClaim, besideInFault, type PlacedText } from './beside.build.ts';
import { typedFigures, type Facts, type TypedFigure } from './typed-figures.ts';

/** Numbers that an author typed beside a record which tells them, a sentence each with the remedy. */
export function typedBesideRecords(): string[] {
  const known = { configured: configuredNumbers(), statuses: new Set(Object.keys(STATUS_CODES)) };
  return [
    ...recorded('chapter', `${contentFolder}/chapters`, '.mdx').flatMap(({ id, run, record }) => {
      const source = readChapter(id);
      return findings(source.file, record, besideInChapter(source, run), { ...known, programs: programsOf(run) });
    }),
    ...recorded('fault', `${contentFolder}/faults`, '.yaml').flatMap(({ id, run, record }) =>
      findings(faultFile(id), record, besideInFault(id, run), { ...known, programs: programsOf(run) }),
    ),
    ...recorded('claim', `${contentFolder}/claims`, '.yaml').flatMap(({ id, run, record }) =>
      findings(claimFile(id), record, besideInClaim(id, run), { ...known, programs: programsOf(run) }),
    ),
  ];
}

/** What lies in a folder and has a record. */
function recorded(kind: EvidenceKind, folder: string, ending: string): { id: string; run: Run; record: string }[] {
  return namesIn(folder, ending).flatMap((id) => {
    const evidence = readEvidence(kind, id);
    return evidence ? [{ id, run: referenceRun(evidence), record: evidenceFile(kind, id) }] : [];
  });
}

function programsOf({ versions }: Run): string[] {
  return Object.keys(versions);
}

function findings(file: string, record: string, texts: readonly PlacedText[], facts: Facts): string[] {
  return texts.flatMap((each) =>
    typedFigures(each, each.block, facts).map((figure) => {
      const line = each.line + (each.isCaption ? 0 : each.text.slice(0, figure.at).split('\n').length - 1);
      const mark = each.quote.includes('"')
        ? `<Fact of="…">${figure.value}</Fact>`
        : `<Fact of='…'>${figure.value}</Fact>`;
      return `${file}:${line}: ${each.what} types ${figure.value}, ${wrongBy(figure, record)}. Quote it: ${each.quote}. If it is none of the run's: ${mark}, or cite its source in the sentence`;
    }),
  );
}

function wrongBy({ value, printed }: TypedFigure, record: string): string {
  if (printed === value) return `which is what ${record} has: the next run may print another`;
  return printed === undefined ? `which ${record} does not print` : `and ${record} prints ${printed} there`;
}

/** Numbers of all configs with the letter behind each: `60s` is 60 with `s`, `workers = 3` is 3 with none. */
function configuredNumbers(): ReadonlyMap<string, ReadonlySet<string>> {
  const numbers = new Map<string, Set<string>>();
  for (const { text } of stackSets.flatMap((set) => listStack(set)))
    for (const [, value = '', unit = ''] of text.matchAll(/(?<![\w.])(\d+(?:\.\d+)*)([A-Za-z%]?)(?!\w)/g))
      numbers.set(value, (numbers.get(value) ?? new Set()).add(unit));
  return numbers;
}
