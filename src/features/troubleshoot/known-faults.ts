import { isNumber, isText, listOf, objectOf, tableOf } from '../../shared/form.ts';
import type { Pattern, Patterns } from './patterns.ts';

/** What is shown of a failure besides the words that matched. */
export interface Failure {
  id: string;
  title: string;
  /** What the visitor sees. */
  sees: string;
  /** Root-relative address of its page. */
  page: string;
  /** First command of its check, with the prompt. */
  check: string;
  /** Since when it is proved, in words. */
  seal: string;
}

/** What the troubleshooter fetches when it is used first. */
export interface Failures {
  patterns: Patterns;
  rows: Failure[];
}

export const areFailures = objectOf<Failures>({
  patterns: objectOf<Patterns>({
    failures: listOf(objectOf<Pattern>({ id: isText, lines: listOf(isText), mark: isText }), 1),
    spread: tableOf(isNumber),
  }),
  rows: listOf(
    objectOf<Failure>({ id: isText, title: isText, sees: isText, page: isText, check: isText, seal: isText }),
    1,
  ),
});
