import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { assertNone } from '../support/findings.ts';

/** The workflows run the code of others: of known commits, and without the right to change anything. */

type Permissions = string | Record<string, string>;

interface Workflow {
  permissions?: Permissions;
  jobs: Record<
    string,
    { permissions?: Permissions; uses?: string; steps?: { run?: string; env?: Record<string, string> }[] }
  >;
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

test('a job that runs commands may only read', () => {
  for (const { path, workflow } of files) {
    for (const [name, job] of Object.entries(workflow.jobs)) {
      const permissions = job.permissions ?? workflow.permissions;
      assert.ok(typeof permissions === 'object', `${path}, ${name}: all permissions of the repository`);
      if (!job.uses && !job.steps?.some(({ run }) => run)) continue;
      const more = Object.entries(permissions).filter(([, right]) => right !== 'read');
      assert.deepEqual(more, [], `${path}, ${name}`);
    }
  }
});

test('the guide that is published knows where it is served and where its source lives', () => {
  const builds = files
    .flatMap(({ workflow }) => Object.values(workflow.jobs).flatMap(({ steps }) => steps ?? []))
    .filter(({ run }) => run === 'npm run build');
  assert.ok(builds.length > 0);
  for (const { env = {} } of builds)
    for (const name of ['SITE_URL', 'BASE_PATH', 'REPOSITORY_URL', 'REPOSITORY_BRANCH']) assert.ok(env[name], name);
});
