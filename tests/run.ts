import { steps, type Step } from './steps.ts';
import { add, sentence, type Counts, type Outcome } from './support/step.ts';
import { byFile, slowest, timedIn, withoutPassed, type Timed } from './support/timed.ts';

/**
 * `npm test`: what a developer runs all day. `npm test -- all`: everything. Names of steps choose among them:
 * `npm test -- unit site`, `npm test -- all site`.
 */
const asked = process.argv.slice(2);
const all = asked.includes('all');
const names = asked.filter((name) => name !== 'all');
const extent = all ? 'all' : names.length > 0 ? 'named' : 'day';
const unknown = names.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No step "${unknown.join('", "')}". Steps: all ${steps.map(({ name }) => name).join(' ')}`);
  process.exit(2);
}
const chosen = steps.filter(({ name, when }) => (names.length > 0 ? names.includes(name) : all || when === 'always'));

let total: Counts = { passed: 0, failed: 0, skipped: 0 };
const timed: Timed[] = [];
let buildMs: number | undefined;
const seconds = (ms: number) => (ms / 1000).toFixed(1);
const started = performance.now();

async function take(step: Step): Promise<void> {
  const begun = performance.now();
  report(step.name, await step.run(extent), performance.now() - begun);
}

function report(name: string, outcome: Outcome, ms: number): void {
  if (outcome.failed > 0) console.log(withoutPassed(outcome.output));
  for (const [, figure] of outcome.output.matchAll(/^.*?figure: (.*)$/gm)) console.log(`    ${figure}`);
  console.log(`${name.padEnd(12)}${sentence(outcome).padEnd(36)}${seconds(ms).padStart(7)} s`);
  total = add(total, outcome);
  timed.push(...timedIn(outcome.output));
  buildMs ??= outcome.buildMs;
}

async function takeInTurn(lane: readonly Step[]): Promise<void> {
  for (const step of lane) await take(step);
}

// Two lanes, where what a step computes leaves a processor idle; never beside a build, whose time is measured.
const early = ['types', 'formatting', 'unit', 'checkers'];
const lanes = Map.groupBy(chosen, ({ name }) =>
  name === 'checkers' ? 'beside' : early.includes(name) ? 'first' : 'then',
);
await Promise.all([takeInTurn(lanes.get('first') ?? []), takeInTurn(lanes.get('beside') ?? [])]);
await takeInTurn(lanes.get('then') ?? []);

for (const [title, some, count] of [
  ['The slowest tests:', timed, 10],
  ['The files of browser tests that take longest:', byFile(timed), 15],
] as const)
  if (some.length > 0) console.log([title, ...slowest(some, count)].join('\n'));
const wallMs = performance.now() - started;
if (buildMs !== undefined && names.length === 0)
  console.log(
    `npm run build takes ${seconds(buildMs)} s here, all of this took ${seconds(wallMs)} s: ${(wallMs / buildMs).toFixed(1)} times as long`,
  );
console.log(sentence(total));
process.exitCode = total.failed > 0 ? 1 : 0;
