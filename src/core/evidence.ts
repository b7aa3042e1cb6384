/** What the lab writes down. One file a claim, a fault, a set of files and a chapter, below `content/evidence`. */

export type Result = 'green' | 'red';

/** One command of a transcript, with what it printed. */
export interface Step {
  /** `#` ran as root, `$` as any user; `>` is what the lab did itself, in words. */
  prompt: '#' | '$' | '>';
  command: string;
  status: number;
  output: string;
}

/** One statement that was asserted. */
export interface Check {
  says: string;
  expected: string;
  got: string;
  ok: boolean;
}

/** A command of a page's console block, with the lines it printed that the page shows. */
export interface Shown {
  command: string;
  shown: string[];
}

/** A measured number or word that a page may quote. */
export interface Figure {
  value: number | string;
  unit?: string;
}

/** One booting: on which machine, with which values, what was done and what came out. */
export interface Run {
  host: string;
  values: string;
  result: Result;
  /** Day, as `2026-11-24`. */
  date: string;
  durationMs: number;
  versions: Record<string, string>;
  checks: Check[];
  figures: Record<string, Figure>;
  /** Console blocks that were run, by their id on the page. */
  blocks: Record<string, Shown[]>;
  transcript: Step[];
}

export interface Evidence {
  kind: 'claim' | 'fault' | 'set' | 'chapter';
  id: string;
  result: Result;
  /** Sets of `content/stack` that were laid over one another. */
  sets: string[];
  /** Digest of every file of these sets, by `set/path`, as it was booted. */
  files: Record<string, string>;
  runs: Run[];
}

export function resultOf(checks: readonly Check[]): Result {
  return checks.length > 0 && checks.every(({ ok }) => ok) ? 'green' : 'red';
}
