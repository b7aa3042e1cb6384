import assert from 'node:assert/strict';
import { test } from 'node:test';
import { variants } from '../../src/shared/variants.ts';
import { assertNone } from '../support/findings.ts';
import { sourcesOf } from '../support/sources.ts';
import { variantLists } from '../support/variant-lists.ts';

// The variants are listed in one place. A list elsewhere would go without a third one, and nobody would notice.

test('no file but src/shared/variants.ts lists the variants', () => {
  const files = ['src', 'tests'].flatMap((folder) => sourcesOf(folder, ['.ts', '.astro', '.js']));
  const [own = [], others = []] = [true, false].map((is) =>
    files.filter(({ path }) => (path === 'src/shared/variants.ts') === is),
  );
  assert.equal(variantLists(own, variants).length, 1);
  assertNone(variantLists(others, variants), 'take `variants`, or the type `Variant`, from src/shared/variants.ts');
});

const [a, b, c] = ['one', 'two', 'three'];
const crafted = (text: string) => variantLists([{ path: 'src/a.ts', text, code: text }], [a, b, c]);

test('a list of variants is seen: an array, a union, and an old one', () => {
  for (const text of [
    `const all = ['${a}', '${b}', '${c}'] as const;`,
    `for (const way of ["${a}", "${b}"]) go(way);`,
    `interface A { app: '${a}' | '${b}' }`,
    `const all = [\n  '${c}',\n  '${b}',\n];`,
  ])
    assert.equal(crafted(text).length, 1, text);
  assert.deepEqual(crafted(`/* a\n b */\ntype A = '${b}' | '${c}';`), [`src/a.ts:3: '${b}' | '${c}'`]);
});

test('what has a variant among other things is no list of variants', () => {
  for (const text of [
    `type Worker = 'sync' | '${c}';`,
    `const slugs = ['start', '${a}', '${b}'];`,
    `const edits = ['${a}', '${b}', 1];`,
    `// ['${a}', '${b}']`,
    `const first = ['${a}'];`,
  ])
    assert.deepEqual(crafted(text), [], text);
});
