import { isText, listOf, maybe, objectOf } from '../../shared/form.ts';

/** What the guide asks of a reader, as `onboarding.json` carries it: chapters with their checks, paths, and what the doctor looks at. */
export interface Guide {
  /** Path of the page that shows all of it, base included. */
  href: string;
  chapters: readonly GuideChapter[];
  paths: readonly GuidePath[];
  doctor: readonly DoctorCheck[];
}

export interface GuideChapter {
  id: string;
  title: string;
  /** Path of its page, base included. */
  href: string;
  checks: readonly GuideCheck[];
}

export interface GuideCheck {
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

/** One check of the script `mechsimvault-doctor`. */
export interface DoctorCheck {
  id: string;
  says: string;
  /** Section that explains it. */
  href: string;
  /** Symptom to read if it fails. */
  fault?: { title: string; href: string };
}

const isCheck = objectOf<GuideCheck>({ id: isText, says: isText, doctor: listOf(isText) });
const isChapter = objectOf<GuideChapter>({ id: isText, title: isText, href: isText, checks: listOf(isCheck) });
const isPath = objectOf<GuidePath>({ id: isText, title: isText, chapters: listOf(isText) });
const isDoctorCheck = objectOf<DoctorCheck>({
  id: isText,
  says: isText,
  href: isText,
  fault: maybe(objectOf({ title: isText, href: isText })),
});

export const isGuide = objectOf<Guide>({
  href: isText,
  chapters: listOf(isChapter, 1),
  paths: listOf(isPath),
  doctor: listOf(isDoctorCheck, 1),
});
