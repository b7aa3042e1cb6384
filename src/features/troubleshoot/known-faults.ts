import { isNumber, isText, listOf, objectOf, tableOf } from '../../shared/form.ts';
import type { Sight, LogWriter } from './onward.ts';
import type { Pattern, Patterns } from './patterns.ts';

/** What is shown of a fault besides the words that matched. */
export interface KnownFault {
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
export interface KnownFaults {
  patterns: Patterns;
  rows: KnownFault[];
  /** For what matches none of them: who writes lines, and the path by sight. */
  writers: LogWriter[];
  branches: Sight[];
}

export const areKnownFaults = objectOf<KnownFaults>({
  patterns: objectOf<Patterns>({
    faults: listOf(objectOf<Pattern>({ id: isText, lines: listOf(isText), mark: isText }), 1),
    spread: tableOf(isNumber),
  }),
  rows: listOf(
    objectOf<KnownFault>({ id: isText, title: isText, sees: isText, page: isText, check: isText, seal: isText }),
    1,
  ),
  writers: listOf(objectOf<LogWriter>({ page: isText, name: isText, layer: isText, like: isText })),
  branches: listOf(objectOf<Sight>({ page: isText, sees: isText, codes: listOf(isText) })),
});
