import { isText, listOf, maybe, objectOf } from '../../shared/form.ts';

/** What the guide asks of a reader, as `onboarding.json` carries it: chapters with their checks, paths, and what the doctor looks at. */
export interface Tasks {
  /** Path of the page that shows all of it, base included. */
  href: string;
  chapters: readonly TaskChapter[];
  paths: readonly GuidePath[];
  doctor: readonly DoctorCheck[];
}

export interface TaskChapter {
  id: string;
  title: string;
  /** Path of its page, base included. */
  href: string;
  checks: readonly TaskCheck[];
}

export interface TaskCheck {
  /** `<chapter>#<check>`, as in an address. */
  id: string;
  /** Markdown of the sentence, without links. */
  says: string;
  /** Ids of the doctor's checks that prove it, all of them together; empty: the doctor cannot see it. */
  doctor: readonly string[];
}

export interface GuidePath {
  id: string;
  title: string;
  /** Ids of chapters, in the order of reading. */
  chapters: readonly string[];
}

/** One check of the doctor. */
export interface DoctorCheck {
  id: string;
  says: string;
  /** Section that explains it. */
  href: string;
  /** Symptom to read if it fails. */
  fault?: { title: string; href: string };
}

const isCheck = objectOf<TaskCheck>({ id: isText, says: isText, doctor: listOf(isText) });
const isChapter = objectOf<TaskChapter>({ id: isText, title: isText, href: isText, checks: listOf(isCheck) });
const isPath = objectOf<GuidePath>({ id: isText, title: isText, chapters: listOf(isText) });
const isDoctorCheck = objectOf<DoctorCheck>({
  id: isText,
  says: isText,
  href: isText,
  fault: maybe(objectOf({ title: isText, href: isText })),
});

export const areTasks = objectOf<Tasks>({
  href: isText,
  chapters: listOf(isChapter, 1),
  paths: listOf(isPath),
  doctor: listOf(isDoctorCheck, 1),
});
