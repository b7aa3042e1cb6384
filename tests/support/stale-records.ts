import { staleness, subjects } from '../../src/features/proof/proof.build.ts';
import { recorded } from '../../src/features/terminal/recorded.build.ts';
import { readChapter } from '../../src/shared/build/chapter-source.ts';
import { missingMachines, soundEvidence } from '../../src/shared/build/evidence.ts';
import { consoleBlocksIn } from '../../src/shared/build/markdown-tree.ts';
import { evidenceKinds } from '../../src/shared/evidence.ts';

type Subject = ReturnType<typeof subjects>[number];

/** The lab's name for a record, such as `claims/kill-worker`. */
const nameOf = ({ kind, id }: Subject) => `${kind}s/${id}`;

/** Names of all records that there must be. */
export function recordNames(): string[] {
  return subjects()
    .toSorted((a, b) => evidenceKinds.indexOf(a.kind) - evidenceKinds.indexOf(b.kind) || (a.id < b.id ? -1 : 1))
    .map(nameOf);
}

/** The same names, what took longest first: every tenth of them takes about as long as any other. */
export function recordsByTime(): string[] {
  const tookMs = ({ kind, id }: Subject) =>
    (soundEvidence(kind, id)?.runs ?? []).reduce((sum, { durationMs }) => sum + durationMs, 0);
  const all = subjects().map((subject) => ({ name: nameOf(subject), ms: tookMs(subject) }));
  return all.toSorted((a, b) => b.ms - a.ms || (a.name < b.name ? -1 : 1)).map(({ name }) => name);
}

/** Names of the records that were made of other files than those of the repository now. The build treats them as missing. */
export function staleRecords(): string[] {
  return subjects().filter(isStale).map(nameOf);
}

function isStale({ kind, id }: Subject): boolean {
  const evidence = soundEvidence(kind, id);
  if (!evidence || evidence.result === 'red') return true;
  if (staleness(evidence).length > 0 || missingMachines(evidence).length > 0) return true;
  return kind === 'chapter' && !blocksAreRecorded(id);
}

/** Whether the commands that a chapter shows are the ones that were run. */
function blocksAreRecorded(chapter: string): boolean {
  try {
    for (const { id, lines } of consoleBlocksIn(readChapter(chapter).tree)) {
      const typed = lines.map((line) => (line.kind === 'command' ? `${line.prompt} ${line.text}` : line.text));
      recorded(`/${chapter}/`, id, typed.join('\n'));
    }
    return true;
  } catch {
    return false;
  }
}
