import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guide } from '../../src/shared/build/guide.ts';
import { listStack } from '../../src/shared/build/stack.ts';
import { fill, type Parameter } from '../../src/shared/parameters.ts';
import { parameters, personal, project, pythonPackage } from '../lab/values.ts';
import { assertNone } from '../support/findings.ts';
import { sourcesOf } from '../support/sources.ts';

/** Every file that a server of the guide has; the notes it grew from are on none. */
const shipped = [...new Set(guide.servers.flatMap(({ sets }) => sets))].flatMap(listStack);

test('the defaults are what the files have: filling them in changes no byte', () => {
  for (const { set, path, text } of shipped) assert.equal(fill(text, parameters, {}), text, `${set}/${path}`);
});

test('with other values no default stays behind, in texts and paths alike', () => {
  const defaults = new RegExp(`${project}|${pythonPackage}|gunicorn\\.sock\\b`, 'i');
  for (const { set, path, text } of shipped) {
    const left = defaults.exec(personal(`/${path}\n${text}`, 'awkward'));
    assert.equal(left, null, `${set}/${path} keeps "${left?.[0]}"`);
  }
});

test('no file of the engine or the tests has the name of the project: a rename touches content alone', () => {
  const named = new RegExp(`\\b(${project}|${pythonPackage})\\b`, 'i');
  const files = ['src', 'tests'].flatMap((folder) => sourcesOf(folder, ['']));
  const found = files.flatMap(({ path, text }) => {
    const [name] = named.exec(`${path}\n${text}`) ?? [];
    return name ? [`${path} has "${name}"`] : [];
  });
  assertNone(found, 'in tests, say `project` or another name of tests/lab/values.ts; src knows no name of a guide');
});

const two: Parameter[] = [
  { id: 'project', default: 'vault', grammar: 'unix-user' as const },
  { id: 'user', default: 'vault', grammar: 'unix-user' as const, where: ['User={}', 'm www {}'] },
  { id: 'dir', default: '/srv/vault', grammar: 'absolute-path' as const, where: ['{}', 'StateDirectory={}'] },
  { id: 'workers', default: '3', grammar: 'count' as const, where: ['WORKERS={}'] },
].map((parameter) => ({ label: parameter.id, help: '', ...parameter }));
const values = { project: 'p', user: 'u', dir: '/opt/a/b', workers: '12' };

for (const [text, expected] of [
  ['upstream vault {', 'upstream p {'],
  ['User=vault', 'User=u'],
  ['m www vault', 'm www u'],
  ['/srv/vault/src', '/opt/a/b/src'],
  ['StateDirectory=vault', 'StateDirectory=b'],
  ['WORKERS=3 retries=3', 'WORKERS=12 retries=3'],
  ['vaults and myvault stay', 'vaults and myvault stay'],
  ['vault-deploy', 'p-deploy'],
] as const)
  test(`"${text}" becomes "${expected}"`, () => assert.equal(fill(text, two, values), expected));

test('a value that looks like another default is not filled in again', () => {
  assert.equal(fill('/srv/vault', two, { dir: '/x/vault', project: 'p' }), '/x/vault');
  assert.equal(fill('User=vault', two, { user: 'vault', project: 'p' }), 'User=vault');
});
