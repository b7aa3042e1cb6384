/** A test, and how long it took. */
export interface Timed {
  name: string;
  ms: number;
}

/** A line of Node's reporter `spec`, or of `timed-reporter.ts`. */
const patterns = [/^ *[✔✖] (?<name>.*) \((?<ms>[\d.]+)ms\)$/gm, /^timed: (?<ms>\d+) ms (?<name>.*)$/gm];

/** Every test that an output names, with its time. A group of Node's, `▶`, ends with a line like a test's. */
export function timedIn(output: string): Timed[] {
  const groups = new Set([...output.matchAll(/^ *▶ (.*)$/gm)].map(([, name = '']) => name));
  return patterns
    .flatMap((pattern) => [...output.matchAll(pattern)])
    .map(({ groups: { name = '', ms = '' } = {} }) => ({ name, ms: Number(ms) }))
    .filter(({ name }) => !groups.has(name));
}

/** The slowest first, a line each. */
export function slowest(tests: readonly Timed[], count: number): string[] {
  return tests
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, count)
    .map(({ name, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${name}`);
}

/** The files of browser tests, each with the time of all its tests. */
export function byFile(tests: readonly Timed[]): Timed[] {
  const files = Map.groupBy(tests, ({ name }) => /^\w+ [\w-]+\.spec\.ts(?=: )/.exec(name)?.[0]);
  return [...files].flatMap(([file, its]) =>
    file ? [{ name: `${file}, ${its.length} tests`, ms: its.reduce((sum, { ms }) => sum + ms, 0) }] : [],
  );
}

/** What is worth reading of the output of something that failed: neither times nor what passed. */
export function withoutPassed(output: string): string {
  return output.replace(/^(timed: | *✔ ).*\n/gm, '');
}
