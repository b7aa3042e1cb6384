import { rmSync } from 'node:fs';
import { installBrowsers, installCheckers, installLab } from './support/install.ts';
import { unavailable } from './lab/preflight.ts';
import { base, root } from './support/sites.ts';
import { add, run, sentence, type Counts, type Outcome } from './support/step.ts';

/**
 * `npm test`: everything, in order. `npm test -- unit site` runs the named steps only; `site`, `weight` and `webkit`
 * read what `build` wrote.
 */
interface Step {
  name: string;
  run(): Promise<Outcome>;
}

const steps: Step[] = [
  { name: 'types', run: () => run(['astro', 'check'], 'one') },
  { name: 'formatting', run: () => run(['prettier', '--check', '.'], 'one') },
  { name: 'unit', run: () => run(['node', '--test', 'tests/unit/*.test.ts'], 'node') },
  { name: 'checkers', run: () => checkers() },
  { name: 'build', run: build },
  { name: 'broken', run: () => run(['node', '--test', 'tests/build/*.test.ts'], 'node') },
  { name: 'site', run: () => site(['Chromium', 'Firefox']) },
  { name: 'lab', run: () => lab() },
  { name: 'weight', run: () => weight() },
  { name: 'webkit', run: () => webkit() },
];

function checkers(): Promise<Outcome> {
  installCheckers();
  return run(['node', '--test', 'tests/checkers/*.test.ts'], 'node');
}

/** The site under `/` and under `/x/y/`. */
async function build(): Promise<Outcome> {
  const builds: Outcome[] = [];
  for (const { folder, base: basePath } of [root, base]) {
    rmSync(folder, { recursive: true, force: true });
    builds.push(await run(['astro', 'build', '--outDir', folder], 'one', { BASE_PATH: basePath }));
  }
  return builds.reduce(
    (all, one) => ({ ...add(all, one), output: one.failed > 0 ? all.output + one.output : all.output }),
    nothing(),
  );
}

async function site(names: readonly ('Chromium' | 'Firefox')[]): Promise<Outcome> {
  const missing = installBrowsers();
  const there = names.filter((name) => !missing.has(name));
  const skips = names.flatMap((name) => missing.get(name) ?? []).map(skipped);
  const projects = there.map((name) => `--project=${name.toLowerCase()}`);
  const done = there.length > 0 ? [await run(['playwright', 'test', '--reporter=dot', ...projects], 'playwright')] : [];
  return [...skips, ...done].reduce(join, nothing());
}

async function weight(): Promise<Outcome> {
  const reason = installBrowsers().get('Chromium');
  if (reason) return skipped(reason);
  return run(['playwright', 'test', '--reporter=dot', '--project=weight', '--workers=1'], 'playwright');
}

/** Everything booted, run and broken anew, where this machine can; what is committed stays as it is. */
async function lab(): Promise<Outcome> {
  installLab();
  const outcome = await run(['node', 'tests/lab/run.ts', '--check'], 'sentence');
  const reason = /^lab: (.*)$/m.exec(outcome.output)?.[1];
  if (outcome.code === unavailable) return skipped(`the lab: ${reason}`);
  return join(await run(['node', '--test', 'tests/lab/ends.test.ts'], 'node'), outcome);
}

async function webkit(): Promise<Outcome> {
  const reason = installBrowsers().get('WebKitGTK');
  return reason ? skipped(reason) : run(['node', 'tests/site/webkit.ts'], 'sentence');
}

function nothing(): Outcome {
  return { passed: 0, failed: 0, skipped: 0, output: '' };
}

function skipped(reason: string): Outcome {
  return { passed: 0, failed: 0, skipped: 1, output: `figure: skipped: ${reason}\n` };
}

function join(a: Outcome, b: Outcome): Outcome {
  return { ...add(a, b), output: a.output + b.output };
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No step "${unknown.join('", "')}". Steps: ${steps.map(({ name }) => name).join(' ')}`);
  process.exit(2);
}

let total: Counts = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const started = performance.now();
  const outcome = await step.run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (outcome.failed > 0) console.log(outcome.output);
  // What a test measured is worth reading when all is well, too.
  for (const [, figure] of outcome.output.matchAll(/^.*?figure: (.*)$/gm)) console.log(`    ${figure}`);
  console.log(`${step.name.padEnd(12)}${sentence(outcome).padEnd(36)}${seconds.padStart(7)} s`);
  total = add(total, outcome);
}
console.log(sentence(total));
process.exitCode = total.failed > 0 ? 1 : 0;
