import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { assertNone } from '../support/findings.ts';

/** The workflows run the code of others: of known commits, and without the right to change anything. */

type Permissions = string | Record<string, string>;

interface Job {
  permissions?: Permissions;
  uses?: string;
  steps?: { run?: string; uses?: string; env?: Record<string, string> }[];
}

interface Workflow {
  permissions?: Permissions;
  jobs: Record<string, Job>;
}

const files = globSync('.github/workflows/*.yml').map((path) => {
  const text = readFileSync(path, 'utf8');
  return { path, text, workflow: parse(text) as Workflow };
});

test('an action is pinned to a commit, with its version beside it', () => {
  const used = files.flatMap(({ path, text }) =>
    [...text.matchAll(/\buses: (.*)/g)].map(([, action = '']) => ({ path, action })),
  );
  assert.ok(used.length > 0);
  const loose = used.filter(({ action }) => !/^\.\/|^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action));
  assertNone(
    loose.map(({ path, action }) => `${path}: uses: ${action}`),
    'write the 40 digits of the commit, and its version behind it: `owner/name@<commit> # v1.2.3`',
  );
});

/** Rights beyond reading that a job has and should not: it runs commands, and not only `gh` with what it was handed. */
function wrongRights({ permissions = 'all', uses, steps = [] }: Job): string[] {
  if (typeof permissions === 'string') return ['all permissions of the repository'];
  const more = Object.entries(permissions).filter(([, right]) => right !== 'read');
  if (!uses && !steps.some(({ run }) => run)) return [];
  const foreign = uses ?? steps.find((step) => step.uses)?.uses;
  const programs = steps.flatMap(
    ({ run = '' }) => run.match(/\b(npm|npx|node|git|curl|wget|bash|sh|eval|sudo)\b/g) ?? [],
  );
  const tells = more.every(([what, right]) => what === 'issues' && right === 'write');
  if (tells && !foreign && programs.length === 0) return [];
  return more.map(([what, right]) => `${what}: ${right}`);
}

test('a job that runs commands may only read; one that opens an issue runs nothing but gh', () => {
  for (const { path, workflow } of files)
    for (const [name, job] of Object.entries(workflow.jobs)) {
      const permissions = job.permissions ?? workflow.permissions;
      assert.deepEqual(wrongRights({ ...job, ...(permissions && { permissions }) }), [], `${path}, ${name}`);
    }
});

test('a job with too many rights is seen', () => {
  const [issues, contents] = [{ issues: 'write' }, { contents: 'write' }];
  assert.deepEqual(wrongRights({ permissions: issues, steps: [{ run: 'gh issue create' }] }), []);
  for (const job of [
    { permissions: issues, steps: [{ uses: 'actions/checkout@1' }, { run: 'gh issue create' }] },
    { permissions: issues, steps: [{ run: 'npm ci && gh issue create' }] },
    { permissions: contents, steps: [{ run: 'gh release create' }] },
    { steps: [{ run: 'gh issue list' }] },
  ])
    assert.equal(wrongRights(job).length, 1, JSON.stringify(job));
});

test('the guide that is published knows where it is served and where its source lives', () => {
  const builds = files
    .flatMap(({ workflow }) => Object.values(workflow.jobs).flatMap(({ steps }) => steps ?? []))
    .filter(({ run }) => run === 'npm run build');
  assert.ok(builds.length > 0);
  for (const { env = {} } of builds)
    for (const name of ['SITE_URL', 'BASE_PATH', 'REPOSITORY_URL', 'REPOSITORY_BRANCH']) assert.ok(env[name], name);
});
