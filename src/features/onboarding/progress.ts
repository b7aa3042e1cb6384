/** What a reader has done: kept in their browser, in a check-list they take along, nowhere else. */
export interface Progress {
  /** Id of the path they follow; empty: none. */
  path: string;
  /** Ids of chapters they call read. */
  read: readonly string[];
  /** Ticked checks, `<chapter>#<check>`. */
  checks: readonly string[];
  /** Answers to the questions of chapters, `<chapter>#<question>` → the option chosen, counted from 0. */
  answers: Readonly<Record<string, number>>;
}

export const nothingDone: Progress = { path: '', read: [], checks: [], answers: {} };

const version = 1;
/** The guide has about 80 ids; what is longer was not written by it. */
const entriesMost = 500;
const idPattern = /^[a-z0-9][a-z0-9.-]{0,63}$/;
const placePattern = /^[a-z0-9][a-z0-9-]{0,63}#[a-z0-9][a-z0-9.-]{0,63}$/;

/** Reads what a browser kept. What cannot be read is nothing done, with the reason; a broken part leaves the rest. */
export function parseProgress(text: string | undefined): { progress: Progress; reason?: string } {
  if (text === undefined) return { progress: nothingDone };
  const kept = asRecord(text);
  if (!kept) return { progress: nothingDone, reason: 'it is damaged' };
  if (kept['version'] !== version)
    return { progress: nothingDone, reason: `it was written by another version of the guide` };
  const answers = Object.entries(isRecord(kept['answers']) ? kept['answers'] : {});
  const progress = {
    path: typeof kept['path'] === 'string' && idPattern.test(kept['path']) ? kept['path'] : '',
    read: list(kept['read'], idPattern),
    checks: list(kept['checks'], placePattern),
    answers: Object.fromEntries(
      answers.filter(
        (pair): pair is [string, number] =>
          placePattern.test(pair[0]) && [0, 1, 2, 3].some((option) => option === pair[1]),
      ),
    ),
  };
  const whole = JSON.stringify({ ...progress, version }) === JSON.stringify(ordered(kept));
  return whole ? { progress } : { progress, reason: 'a part of it is damaged' };
}

export function formatProgress({ path, read, checks, answers }: Progress): string {
  return JSON.stringify({ path, read, checks, answers, version });
}

/** Calls a chapter read, or takes that back. */
export function setRead(progress: Progress, chapter: string, yes: boolean): Progress {
  return { ...progress, read: put(progress.read, chapter, yes) };
}

/**
 * Ticks a check, or takes the tick back. The last tick of a chapter's list makes the chapter read; taking one back does not
 * make it unread, because reading was done.
 * @param list all checks of its chapter
 */
export function setCheck(progress: Progress, check: string, yes: boolean, list: readonly string[]): Progress {
  const checks = put(progress.checks, check, yes);
  const chapter = check.replace(/#.*/, '');
  const complete = yes && list.includes(check) && list.every((other) => checks.includes(other));
  return { ...progress, checks, read: complete ? put(progress.read, chapter, true) : progress.read };
}

export function setAnswer(progress: Progress, question: string, option: number): Progress {
  return { ...progress, answers: { ...progress.answers, [question]: option } };
}

/** Both together; where they disagree, what `own` says. Nothing is unticked. */
export function merge(own: Progress, other: Progress): Progress {
  return {
    path: own.path || other.path,
    read: [...new Set([...own.read, ...other.read])],
    checks: [...new Set([...own.checks, ...other.checks])],
    answers: { ...other.answers, ...own.answers },
  };
}

/** How far a reader is on a path, and the next chapter to read: the first unread one behind `here`, else the first unread one. */
export function standing(
  { read }: Progress,
  path: readonly string[],
  here = '',
): { done: number; of: number; next: string | undefined } {
  const unread = (chapter: string) => chapter !== here && !read.includes(chapter);
  return {
    done: path.filter((chapter) => read.includes(chapter)).length,
    of: path.length,
    next: path.slice(path.indexOf(here) + 1).find(unread) ?? path.find(unread),
  };
}

function put(ids: readonly string[], id: string, yes: boolean): readonly string[] {
  const others = ids.filter((other) => other !== id);
  if (!yes) return others;
  return ids.includes(id) ? ids : [...ids, id];
}

function asRecord(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown, pattern: RegExp): string[] {
  if (!Array.isArray(value)) return [];
  const ids = value.filter((id): id is string => typeof id === 'string' && pattern.test(id));
  return [...new Set(ids)].slice(0, entriesMost);
}

/** The fields in the order in which they are written. */
function ordered({ path, read, checks, answers, version: said, ...more }: Record<string, unknown>): object {
  return { path, read, checks, answers, version: said, ...more };
}
