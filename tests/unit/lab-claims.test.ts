import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { assertNone } from '../support/findings.ts';

// A claim and the drill that proves it have one name. The lab would find out as well, but it needs a guest for that.

const names = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => basename(file, ending));

/** Claims without a drill, and drills without a claim. */
function alone(claims: readonly string[], drills: readonly string[]): string[] {
  return [
    ...claims
      .filter((id) => !drills.includes(id))
      .map((id) => `content/claims/${id}.yaml has no drill: write tests/lab/claims/${id}.ts, or give both one name`),
    ...drills
      .filter((id) => !claims.includes(id))
      .map((id) => `tests/lab/claims/${id}.ts proves nothing: write content/claims/${id}.yaml, or give both one name`),
  ];
}

test('every claim has a drill, and every drill a claim', () => {
  const claims = names('content/claims', '.yaml');
  assert.ok(claims.length > 0);
  assertNone(alone(claims, names('tests/lab/claims', '.ts')));
});

test('a claim or a drill that is alone is seen', () => {
  assert.deepEqual(alone(['a', 'b'], ['a', 'b']), []);
  assert.match(alone(['a', 'b'], ['a']).join(), /^content\/claims\/b\.yaml has no drill/);
  assert.match(alone(['a'], ['a', 'c']).join(), /^tests\/lab\/claims\/c\.ts proves nothing/);
});
