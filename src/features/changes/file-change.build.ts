import { changes, changesFile, type Change } from '../../shared/build/changes.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';
import { guide } from '../../shared/build/guide.ts';
import { commitBefore, differingFrom, textAt } from '../../shared/build/history.ts';
import { hunksOf, type Hunk } from './diff.ts';

/** A file of the server on two days. */
export interface FileChange {
  set: string;
  path: string;
  /** `unknown`: no history to compare with. */
  state: 'new' | 'gone' | 'changed' | 'unknown';
  hunks: Hunk[];
  /** Whether the file is there now. */
  isThere: boolean;
}

const stack = `${contentFolder}/stack`;

/** Trees that serve nobody are kept as they are. */
const isServed = (file: string) => guide.sets[file.split('/')[0] ?? '']?.failing === false;

/**
 * What a change made of its files: from the beginning of its day to that of the next change that names the file, or to now.
 * @throws Error naming a file that never was.
 */
export function filesOf({ id, day, files }: Change): FileChange[] {
  return files.map((file) => {
    const next = changes.findLast((each) => each.day > day && each.files.includes(file));
    const before = commitBefore(day);
    const now = textAt(`${stack}/${file}`);
    const after = next ? textAt(`${stack}/${file}`, commitBefore(next.day)) : now;
    const found = between(
      file,
      before === undefined ? undefined : { was: textAt(`${stack}/${file}`, before), now: after },
    );
    if (found.state === 'gone' && now === undefined && after === undefined && !hadBefore(file, before))
      throw new Error(`${changesFile}: ${id} names ${file}, which ${stack} does not have and never had`);
    return found;
  });
}

/** Every file that is another one than when a day began; without a history, those that the changes name. */
export function filesSince(day: string): FileChange[] {
  const before = commitBefore(day);
  if (!before) return namedSince(day).map((file) => between(file, undefined));
  return differingFrom(before, stack)
    .map((file) => file.slice(stack.length + 1))
    .filter(isServed)
    .toSorted()
    .map((file) => between(file, { was: textAt(`${stack}/${file}`, before), now: textAt(`${stack}/${file}`) }));
}

/** The changes of a day and of all after it that name a file. */
export function reasonsFor(file: Pick<FileChange, 'set' | 'path'>, day: string): Change[] {
  return changes.filter((change) => change.day >= day && change.files.includes(`${file.set}/${file.path}`));
}

function namedSince(day: string): string[] {
  return [...new Set(changes.filter((change) => change.day >= day).flatMap(({ files }) => files))].toSorted();
}

function hadBefore(file: string, commit: string | undefined): boolean {
  return commit === undefined || textAt(`${stack}/${file}`, commit) !== undefined;
}

function between(file: string, texts: { was: string | undefined; now: string | undefined } | undefined): FileChange {
  const [set = '', ...rest] = file.split('/');
  const about = { set, path: rest.join('/'), isThere: textAt(`${stack}/${file}`) !== undefined };
  if (!texts) return { ...about, state: 'unknown', hunks: [] };
  const { was, now } = texts;
  if (now === undefined) return { ...about, state: 'gone', hunks: [] };
  if (was === undefined) return { ...about, state: 'new', hunks: [] };
  return { ...about, state: 'changed', hunks: hunksOf(was, now) };
}
