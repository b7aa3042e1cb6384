import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Outcome extends Counts {
  /** Everything the command said; shown when something failed. */
  output: string;
  /** Exit status, of a command. */
  code?: number;
  /** What `npm run build` takes on this machine, of the step that builds. */
  buildMs?: number;
}

/** How the last lines of a command tell what it counted; `one` counts the command itself. */
export type Dialect = 'one' | 'node' | 'playwright' | 'sentence';

const patterns: Record<Exclude<Dialect, 'one'>, Record<keyof Counts, RegExp>> = {
  node: {
    passed: /^ℹ pass (\d+)$/gm,
    failed: /^ℹ (?:fail|cancelled) (\d+)$/gm,
    skipped: /^ℹ (?:skipped|todo) (\d+)$/gm,
  },
  playwright: {
    passed: /^ {2}(\d+) passed/gm,
    failed: /^ {2}(\d+) (?:failed|flaky|interrupted|did not run)/gm,
    skipped: /^ {2}(\d+) skipped/gm,
  },
  sentence: { passed: /(\d+) passed/g, failed: /(\d+) failed/g, skipped: /(\d+) skipped/g },
};

/** Runs a command of `node_modules/.bin`, or `node` itself, and counts what it tested. */
export async function run(
  command: readonly string[],
  dialect: Dialect,
  env: Record<string, string> = {},
): Promise<Outcome> {
  const [name = '', ...args] = command;
  const bin = resolve('node_modules/.bin');
  const child = spawn(name === 'node' ? process.execPath : resolve(bin, name), args, {
    env: { ...process.env, NO_COLOR: '1', PATH: `${bin}${delimiter}${process.env['PATH']}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => said.push(data));
  child.stderr.on('data', (data: Buffer) => said.push(data));
  const code = await new Promise<number>((resolve, reject) =>
    child.on('error', reject).on('close', (status) => resolve(status ?? 1)),
  );
  const output = stripVTControlCharacters(Buffer.concat(said).toString());
  return { ...countsOf(output, dialect, code), output, code };
}

/** A command that fails without having counted a failure has failed once; one that tested nothing has failed too. */
export function countsOf(output: string, dialect: Dialect, code: number): Counts {
  if (dialect === 'one') return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const sum = (pattern: RegExp) => [...output.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);
  const { passed, failed, skipped } = patterns[dialect];
  const counts = { passed: sum(passed), failed: sum(failed), skipped: sum(skipped) };
  const silent = counts.passed + counts.failed + counts.skipped === 0;
  return counts.failed === 0 && (code !== 0 || silent) ? { ...counts, failed: 1 } : counts;
}

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

export function nothing(): Outcome {
  return { passed: 0, failed: 0, skipped: 0, output: '' };
}

/** Something worth reading when all is well, too. */
export function figure(said: string): Outcome {
  return { ...nothing(), output: `figure: ${said}\n` };
}

export function skipped(reason: string): Outcome {
  return { ...figure(`skipped: ${reason}`), skipped: 1 };
}

export function join(a: Outcome, b: Outcome): Outcome {
  return { ...add(a, b), output: a.output + b.output };
}

/** `213 passed, 0 failed`, and what was skipped if anything was. */
export function sentence({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
