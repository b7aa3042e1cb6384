import { rmSync } from 'node:fs';
import { unavailable } from './lab/preflight.ts';
import { installBrowsers, installCheckers, installLab } from './support/install.ts';
import { saidOf } from './support/page-kinds.ts';
import { base, fixture, fixtureContent, pagesOf, root } from './support/sites.ts';
import { recordNames, recordsByTime, staleRecords } from './support/stale-records.ts';
import { figure, join, nothing, run, skipped, type Outcome } from './support/step.ts';
import { dayOf, shardOf, tenthOf } from './support/tenth.ts';

/** How much of a step: what a developer waits for, all of it because it was asked for by its name, or all there is. */
export type Extent = 'day' | 'named' | 'all';

export interface Step {
  name: string;
  /** What a developer runs all day, or only `npm test -- all`. */
  when: 'always' | 'all';
  run(how: Extent): Promise<Outcome>;
}

/** In their order; `site`, `weight` and `webkit` read what `build` wrote. */
export const steps: readonly Step[] = [
  { name: 'types', when: 'always', run: () => run(['astro', 'check'], 'one') },
  {
    name: 'formatting',
    when: 'always',
    run: () => run(['prettier', '--check', '--cache', '--cache-strategy=content', '.'], 'one'),
  },
  { name: 'unit', when: 'always', run: () => nodeTests('unit') },
  { name: 'checkers', when: 'always', run: checkers },
  { name: 'build', when: 'always', run: build },
  { name: 'broken', when: 'all', run: () => nodeTests('build') },
  { name: 'site', when: 'always', run: (how) => (how === 'all' ? wholeSite() : site(how)) },
  { name: 'lab', when: 'always', run: (how) => (how === 'all' ? wholeLab() : lab()) },
  { name: 'weight', when: 'all', run: weight },
  { name: 'webkit', when: 'all', run: webkit },
];

/** One day for the whole run, even if it ends after midnight. */
const today = dayOf(new Date());

function nodeTests(folder: string): Promise<Outcome> {
  // Node leaves one processor free by itself; of two that is half.
  return run(['node', '--test', '--test-concurrency=2', `tests/${folder}/*.test.ts`], 'node');
}

function checkers(): Promise<Outcome> {
  installCheckers();
  return nodeTests('checkers');
}

/** What the tests of the site expect, whatever the shell that runs them has set. */
const plain = { SITE_URL: '', REPOSITORY_URL: '', CONTENT: '' };

/** The site under `/` and under `/x/y/`, and the fixture guide. What `npm run build` takes is what the first of them takes. */
async function build(): Promise<Outcome> {
  const one = async ({ folder, base: basePath }: typeof root, content = '') => {
    rmSync(folder, { recursive: true, force: true });
    const started = performance.now();
    const outcome = await run(['astro', 'build', '--outDir', folder], 'one', {
      ...plain,
      CONTENT: content,
      BASE_PATH: basePath,
    });
    return { ...outcome, buildMs: performance.now() - started, output: outcome.failed > 0 ? outcome.output : '' };
  };
  const first = await one(root);
  const others = [await one(base), await one(fixture, fixtureContent)];
  return { ...others.reduce(join, first), buildMs: first.buildMs };
}

function playwright(projects: readonly string[], env: Record<string, string> = {}, ...args: string[]) {
  const reporters = '--reporter=dot,tests/support/timed-reporter.ts';
  const chosen = projects.map((project) => `--project=${project}`);
  return run(['playwright', 'test', reporters, ...chosen, ...args], 'playwright', env);
}

/** The projects of Chromium: its engine alone, where that is; with `all` the whole browser for what it does itself. */
function chromium(all: boolean): { projects: string[]; reason?: string | undefined } {
  const shell = !process.env['CHROMIUM'] && !installBrowsers(['headless shell']).has('headless shell');
  const reason = shell && !all ? undefined : installBrowsers(['Chromium']).get('Chromium');
  if (!shell) return reason ? { projects: [], reason } : { projects: ['chromium'] };
  return { projects: all && !reason ? ['engine', 'browser'] : ['shell'], reason };
}

/** The pages of today and a tenth of the other tests, in one engine; all of these, if the step was asked for. */
async function site(how: 'day' | 'named'): Promise<Outcome> {
  const { projects, reason } = chromium(false);
  if (reason) return skipped(reason);
  const env = { PAGES_ON: today };
  const pages = await playwright(projects, env, '--grep=@page');
  const shard = how === 'day' ? [`--shard=${shardOf(today)}`] : [];
  const others = await playwright(projects, env, '--grep-invert=@page', ...shard);
  const said =
    how === 'day' ? [figure(`of the other tests of the site part ${shardOf(today)}; npm test -- site runs all`)] : [];
  const done = [pages, others, ...said].reduce(join);
  return saidOf(today, pagesOf(root))
    .map(figure)
    .reduceRight((all, said) => join(said, all), done);
}

/** Every page, in the engines that readers have; what all pages of a kind have in common on a tenth of them. */
async function wholeSite(): Promise<Outcome> {
  const { projects, reason } = chromium(true);
  const firefox = installBrowsers(['Firefox']).get('Firefox');
  const there = firefox ? projects : [...projects, 'firefox'];
  const skips = [reason, firefox].flatMap((missing) => (missing ? [skipped(missing)] : []));
  const done = there.length > 0 ? [await playwright(there, { KINDS_ON: today })] : [];
  const said = figure(`what one template makes alike was looked at on a tenth of its pages, chosen by ${today}`);
  return [...skips, ...done, said].reduce(join, nothing());
}

async function weight(): Promise<Outcome> {
  const reason = installBrowsers(['Chromium']).get('Chromium');
  return reason ? skipped(reason) : playwright(['weight'], {}, '--workers=1');
}

async function webkit(): Promise<Outcome> {
  const reason = installBrowsers(['WebKitGTK']).get('WebKitGTK');
  return reason ? skipped(reason) : run(['node', 'tests/site/webkit.ts'], 'sentence');
}

/** Proves records anew where this machine can; what is committed stays as it is. */
async function prove(records: readonly string[]): Promise<Outcome> {
  installLab();
  const outcome = await run(['node', 'tests/lab/run.ts', '--check', ...records], 'sentence');
  const reason = /^lab: (.*)$/m.exec(outcome.output)?.[1];
  return outcome.code === unavailable ? skipped(`the lab: ${reason}`) : outcome;
}

/** What is stale, and nothing else: with nothing stale neither root nor a guest is needed. */
async function lab(): Promise<Outcome> {
  const stale = staleRecords();
  const names = recordNames();
  if (stale.length === 0) return { ...figure(`none of ${names.length} records of the lab is stale`), passed: 1 };
  return join(figure(`stale, of ${names.length} records: ${stale.join(' ')}`), await prove(stale));
}

/** What is stale, a tenth of the rest, and that the lab leaves nothing behind. */
async function wholeLab(): Promise<Outcome> {
  const stale = staleRecords();
  const names = recordsByTime();
  const rest = tenthOf(names, today).filter((name) => !stale.includes(name));
  const said = `${stale.length} of ${names.length} records are stale: ${stale.join(' ') || 'none'}; of the others ${rest.length} on ${today}: ${rest.join(' ')}`;
  const proved = await prove([...stale, ...rest]);
  return [figure(said), proved, await run(['node', '--test', 'tests/lab/ends.test.ts'], 'node')].reduce(join);
}
