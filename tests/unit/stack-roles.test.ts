import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parameters } from '../../src/shared/build/parameters.ts';
import { filePage, listStack, lineIdsOf, rolePath, stackSets } from '../../src/shared/build/stack.ts';
import { assertNone } from '../support/findings.ts';

// Addresses name the role of a value, never the value: a renamed demo breaks no link.

const of = (id: string) => parameters.find((parameter) => parameter.id === id)?.default ?? '';
/** Values that are names of this demo; the others, such as /run/gunicorn.sock, are everybody's. */
const names = ['project', 'package', 'domain'].map(of);

test('a path is told by the roles of its values', () => {
  const path = `${of('code-dir')}/src/${of('package')}/settings.py`.slice(1);
  assert.equal(rolePath(path), 'code-dir/src/package/settings.py');
  assert.equal(rolePath(`etc/nginx/sites-available/${of('project')}`), 'etc/nginx/sites-available/project');
});

test('no promised address has the name of the demo in it', () => {
  const promised = readFileSync('content/anchors.lock', 'utf8').toLowerCase().split('\n');
  assert.ok(promised.length > 1000);
  const named = promised.filter((address) => names.some((name) => address.includes(name.toLowerCase())));
  assertNone(
    named.map((address) => `content/anchors.lock: ${address}`),
    'it names the demo: give the place an id that stays when the demo is renamed',
  );
});

test('no page of a file, no file and no line has it either, and no two files share a page', () => {
  const files = stackSets.flatMap(listStack);
  const ids = files.flatMap((file) => [filePage(file), file.key, ...lineIdsOf(file).filter((id) => id !== null)]);
  const project = of('project').toLowerCase();
  assertNone(
    ids.filter((id) => id.toLowerCase().includes(project)),
    'this address names the demo: src/shared/build/stack.ts writes the role of a value in its place',
  );
  assert.equal(new Set(files.map(filePage)).size, files.length);
});
