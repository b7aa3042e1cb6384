import type { Run } from '../../shared/evidence.ts';

/** What is known of a fault's words. */
export interface Wordings {
  id: string;
  /** Lines as the software writes them; one entry may hold several. */
  lines: readonly string[];
  /** The part of a line that tells it from all others. */
  mark: string;
  /** What else its log said when it was recorded: shows which words stand in any log. */
  around: string;
}

/** What an author says of a fault's words. */
export interface FaultWords {
  log: { line: string; mark: string };
  also?: readonly string[];
  sees: string;
}

/** The words of a fault: of its author, and of the log that the lab recorded. */
export function wordingsOf(id: string, { log, also = [], sees }: FaultWords, run: Run | undefined): Wordings {
  const recorded = run?.figures['line']?.value ?? '';
  const logs = run?.transcript.filter(({ command }) => /journalctl|\.log\b/.test(command)) ?? [];
  return {
    id,
    lines: [log.line, String(recorded), ...also, sees],
    mark: log.mark,
    around: logs.map(({ output }) => output).join('\n'),
  };
}
