import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { digestsOf, drillDigest } from '../../src/shared/build/digests.ts';
import { listStack, stackSets } from '../../src/shared/build/stack.ts';

const folder = mkdtempSync(join(tmpdir(), 'digests-'));
after(() => rmSync(folder, { recursive: true }));

function digestOf(text: string): string | undefined {
  const file = join(folder, 'drill.ts');
  writeFileSync(file, text);
  return drillDigest(file);
}

const drill = `import { readFileSync } from 'node:fs';
import type { Trial } from '../trial.ts';
import { reloadNginx } from '../nginx.ts';

/** Reloads. */
export default async function (trial: Trial): Promise<void> {
  await reloadNginx(await trial.boot());
  trial.check('a line', 'import x', "from 'y';");
}
`;

const changes: [what: string, text: string, same: boolean][] = [
  ['nothing', drill, true],
  ['the path of an import', drill.replace("'../nginx.ts'", "'../server/nginx.ts'"), true],
  ['the lines of an import', drill.replace('{ reloadNginx }', '{\n  reloadNginx,\n}'), true],
  ['the order of the imports', drill.replace(/^(.*\n)(.*\n)/, '$2$1'), true],
  ['what is done', drill.replace('await reloadNginx(', 'await restartNginx('), false],
  ['what is asserted', drill.replace("'import x'", "'import z'"), false],
  ['a comment', drill.replace('Reloads.', 'Reloads nginx.'), false],
];
for (const [what, text, same] of changes)
  test(`digest of a drill after a change of ${what}: ${same ? 'the same' : 'another'}`, () => {
    assert.equal(digestOf(text) === digestOf(drill), same);
  });

test('no import is left in the digest of a drill of the lab, and nothing else is gone', () => {
  for (const file of ['tests/lab/claims/archive.ts', 'tests/lab/rehearsals/operations.ts']) {
    const text = readFileSync(file, 'utf8');
    const body = text.slice(text.search(/^(?!import |\n)/m));
    assert.equal(drillDigest(file), digestOf(body), file);
  }
});

test('there is no digest of a drill that is not there', () => {
  assert.equal(drillDigest(join(folder, 'none.ts')), undefined);
});

test('the digests of all sets are those of their files', () => {
  const files = stackSets.flatMap(listStack).map(({ set, path, sha256 }) => [`${set}/${path}`, sha256]);
  assert.deepEqual(digestsOf(stackSets), Object.fromEntries(files));
});
