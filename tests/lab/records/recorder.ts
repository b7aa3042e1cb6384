import { isDeepStrictEqual } from 'node:util';
import {
  resultOf,
  type Check,
  type Figure,
  type Machine,
  type Run,
  type Shown,
  type Step,
  type Trace,
} from '../../../src/shared/evidence.ts';

/** Output longer than this is cut in the middle; what tells stands at one of the ends. */
const mostLines = 60;

/** Collects what one run did and found. Nothing else makes a `Run`. */
export class Recorder {
  readonly #started = performance.now();
  readonly #date = new Date();
  readonly checks: Check[] = [];
  readonly figures: { [name: string]: Figure } = {};
  readonly blocks: Record<string, Shown[]> = {};
  readonly notRun: { [block: string]: string } = {};
  readonly transcript: Step[] = [];
  readonly traces: Trace[] = [];

  /** Asserts that two values are equal. */
  check(says: string, got: unknown, expected: unknown): void {
    this.#add(says, got, show(expected), isDeepStrictEqual(got, expected));
  }

  /** Asserts that a text holds another, or matches a pattern. */
  checkText(says: string, got: string, expected: string | RegExp): void {
    const ok = typeof expected === 'string' ? got.includes(expected) : expected.test(got);
    this.#add(says, got.trim().split('\n').slice(-3).join('\n'), String(expected), ok);
  }

  checkAtLeast(says: string, got: number, least: number): void {
    this.#add(says, got, `at least ${least}`, got >= least);
  }

  checkAtMost(says: string, got: number, most: number): void {
    this.#add(says, got, `at most ${most}`, got <= most);
  }

  /** A number or word for the pages. */
  figure(name: string, value: number | string, unit?: string): void {
    this.figures[name] = unit === undefined ? { value } : { value, unit };
  }

  step(step: Step): void {
    this.transcript.push({ ...step, output: cut(step.output) });
  }

  /** A drill that could not be finished is red, with the reason. */
  failed(error: unknown): void {
    this.#add('the drill ran to its end', error instanceof Error ? error.message : String(error), 'no error', false);
  }

  done(about: Pick<Run, keyof Machine | 'versions'>): Run {
    return {
      host: about.host,
      values: about.values,
      ...(about.packages && { packages: about.packages }),
      result: resultOf(this.checks),
      date: this.#date.toISOString().slice(0, 10),
      durationMs: Math.round(performance.now() - this.#started),
      versions: about.versions,
      checks: this.checks,
      figures: this.figures,
      blocks: this.blocks,
      notRun: this.notRun,
      transcript: this.transcript,
      ...(this.traces.length > 0 ? { traces: this.traces } : {}),
    };
  }

  #add(says: string, got: unknown, expected: string, ok: boolean): void {
    this.checks.push({ says, expected, got: show(got), ok });
  }
}

/** A header that is not there is `undefined`, of which JSON knows nothing. */
function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none');
}

function cut(output: string): string {
  const lines = output.trimEnd().split('\n');
  if (lines.length <= mostLines) return lines.join('\n');
  const half = mostLines / 2;
  return [...lines.slice(0, half), `… ${lines.length - mostLines} lines …`, ...lines.slice(-half)].join('\n');
}
