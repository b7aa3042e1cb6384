/** What the lab writes down. One file a claim, a fault, a set of files and a chapter, below `content/evidence`. */

export const results = ['green', 'red'] as const;
export type Result = (typeof results)[number];
export const evidenceKinds = ['claim', 'fault', 'set', 'chapter'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

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

/** A request at one point of its way, as a program that had it in hand recorded it. */
export interface Hop {
  id: string;
  /** When, in ms after the client began to send, by the machine's one clock. */
  atMs?: number;
  /** What was written about it, and where that stands. */
  line?: string;
  where?: string;
  /** First line of the message; without it and headers, the message is that of the hop before. */
  head?: string;
  /** Headers in their order; where a program keeps them under other names, such as Django, those names. */
  headers?: [name: string, value: string][];
}

/** One request, followed along its whole way. */
export interface Trace {
  id: string;
  /** What the client ran. */
  command: string;
  hops: Hop[];
}

/** One booting: on which machine, with which values, what was done and what came out. */
export interface Run extends Machine {
  result: Result;
  /** Day, as `2026-11-24`. */
  date: string;
  durationMs: number;
  versions: Record<string, string>;
  checks: Check[];
  figures: Record<string, Figure>;
  /** Console blocks that were run, by their id on the page. */
  blocks: Record<string, Shown[]>;
  /** Console blocks that were not, each with the reason. */
  notRun: Record<string, string>;
  transcript: Step[];
  /** Requests that were followed, if any were. */
  traces?: Trace[];
}

export interface Evidence {
  kind: EvidenceKind;
  id: string;
  result: Result;
  /** Sets of `content/stack` that were laid over one another. */
  sets: string[];
  /** sha256 of every file of these sets, by `set/path`, as it was booted. */
  files: Record<string, string>;
  /** The file that says what is done: a claim's drill, a chapter's rehearsal, a symptom, or how a set is checked. */
  drillFile?: string;
  /** Digest of it, if there is such a file: a chapter need not have a rehearsal. */
  drill?: string;
  runs: Run[];
}

/** A host of the guide, the values its files were filled with, and whose packages. */
export interface Machine {
  host: Host;
  values: ValueSet;
  /** Not what the project locks but what it locked before: for claims that tell how the two differ. */
  packages?: 'previous';
}
export const hosts = ['debian-13', 'debian-testing'] as const;
export type Host = (typeof hosts)[number];
export const valueSets = ['default', 'awkward'] as const;
export type ValueSet = (typeof valueSets)[number];

/** The machine whose output the pages show. */
export const reference: Machine = { host: 'debian-13', values: 'default' };

const everywhere: readonly Machine[] = [
  reference,
  { host: 'debian-13', values: 'awkward' },
  { host: 'debian-testing', values: 'default' },
];
const previous: Machine = { ...reference, packages: 'previous' };

/**
 * The machines that a record must have been made on: a claim and a set on all, a fault and a chapter on the one that pages
 * show.
 * @param claim - `differs`: it tells another story of the previous packages; `named`: its servers have names of their own.
 */
export function machinesOf(
  kind: EvidenceKind,
  { differs = false, named = false }: { differs?: boolean; named?: boolean } = {},
): readonly Machine[] {
  if (kind === 'fault' || kind === 'chapter') return [reference];
  const machines = named ? everywhere.filter(({ values }) => values !== 'awkward') : everywhere;
  return differs ? [...machines, previous] : machines;
}

export function sameMachine(a: Machine, b: Machine): boolean {
  return a.host === b.host && a.values === b.values && a.packages === b.packages;
}

/** `Debian 13`, `Debian 13, other values`, `Debian 13, previous packages`. */
export function machineName({ host, values, packages }: Machine): string {
  const name = host === 'debian-13' ? 'Debian 13' : 'Debian testing';
  if (packages) return `${name}, ${packages} packages`;
  return values === 'default' ? name : `${name}, other values`;
}

/** Green if it is on every machine. */
export function resultOfRuns(runs: readonly Pick<Run, 'result'>[]): Result {
  return runs.length > 0 && runs.every(({ result }) => result === 'green') ? 'green' : 'red';
}

export function resultOf(checks: readonly Check[]): Result {
  return checks.length > 0 && checks.every(({ ok }) => ok) ? 'green' : 'red';
}
