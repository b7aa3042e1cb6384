import type { Archived, Hole, Release } from './answers.ts';
import type { Subject } from './subjects.ts';
import { compareVersions, isNewerMajor, majorOf, newestOf } from './version.ts';

/** What was answered; what is not in a map could not be asked. */
export interface Answers {
  /** All versions of each package of pip. */
  index: ReadonlyMap<string, readonly string[]>;
  archive: ReadonlyMap<string, Archived>;
  release?: Release | undefined;
  holes: readonly Hole[];
}

export interface Row {
  name: string;
  locked: string;
  newest: string;
  readIn: string;
  /** What somebody has to look at: a newer major, a security release. */
  due: string[];
}

/** A line of the table, with what is due. */
export function rowOf(subject: Subject, answers: Answers): Row {
  const { name, keeper, locked, readIn } = subject;
  const versions = [...new Set(locked.map(({ version }) => version))].toSorted(compareVersions).toReversed();
  const newest = keeper === 'none' ? '' : (newestKnown(subject, answers) ?? 'not answered');
  const read = [...readIn].toSorted(([a], [b]) => compareVersions(b, a));
  return {
    name,
    locked: versions.join(', '),
    newest,
    readIn: read.map(([version, count]) => (count > 1 ? `${version} (${count})` : version)).join(', '),
    due: dueOf(subject, versions, answers),
  };
}

function newestKnown({ name, keeper }: Subject, { index, archive }: Answers): string | undefined {
  return keeper === 'pip' ? newestOf(index.get(name) ?? []) : archive.get(name)?.newest;
}

function dueOf({ name, keeper }: Subject, locked: readonly string[], { index, archive, holes }: Answers): string[] {
  const [first] = locked;
  if (!first) return [];
  if (keeper === 'Debian') {
    const there = archive.get(name);
    return there?.security && there.newest !== first ? [`security release ${there.newest}`] : [];
  }
  const newest = newestOf(index.get(name) ?? []);
  const major = newest && isNewerMajor(newest, first) ? [`newer major ${majorOf(newest)}`] : [];
  const known = holes.filter((hole) => hole.name === name && locked.includes(hole.version));
  return [
    ...major,
    ...known.map(({ version, id, mendedIn }) => `${id} in ${version}, mended in ${mendedIn.join(', ') || 'none'}`),
  ];
}

/** The system itself, whose packages keep their major version for its whole life: due is the next release. */
export function releaseRow(name: string, seen: string, release: Release | undefined): Row {
  const old = release && !release.archive.startsWith('stable');
  return {
    name,
    locked: seen,
    newest: release?.version ?? 'not answered',
    readIn: '',
    due: old ? [`newer major: ${release.version} is ${release.archive}`] : [],
  };
}

/** Columns as wide as what stands in them; what is only read, and has no version that could be asked for, in a line. */
export function tableOf(rows: readonly Row[]): string {
  const [read, compared] = [rows.filter(isOnlyRead), rows.filter((row) => !isOnlyRead(row))];
  const cells = [
    ['', 'Locked', 'Newest', 'Read in', 'Due'],
    ...compared.map(({ name, locked, newest, readIn, due }) => [name, locked, newest, readIn, due.join('; ')]),
  ];
  const widths = cells[0]?.map((_, at) => Math.min(40, Math.max(...cells.map((row) => row[at]?.length ?? 0)))) ?? [];
  const lines = cells.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const others = read.map(({ name, readIn }) => `${name} in ${readIn}`).join('; ');
  return [...lines, ...(others ? ['', `Only read, with nobody to ask: ${others}.`] : [])].join('\n');
}

function isOnlyRead({ locked, newest }: Row): boolean {
  return locked === '' && newest === '';
}
