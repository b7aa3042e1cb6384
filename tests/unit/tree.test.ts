import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tree, type Branch } from '../../src/features/download/tree.ts';

const drawn = (branches: Branch<{ path: string }>[], depth = 0): string[] =>
  branches.flatMap(({ name, leaf, children }) => [
    `${'  '.repeat(depth)}${name}${leaf ? '' : '/'}`,
    ...drawn(children, depth + 1),
  ]);

for (const [what, paths, lines] of [
  ['nothing', [], []],
  ['a file at the root', ['a'], ['a']],
  [
    'folders with one folder in them are joined',
    ['etc/systemd/system/a.socket'],
    ['etc/systemd/system/', '  a.socket'],
  ],
  ['a folder with two is not', ['etc/nginx/a', 'etc/systemd/b'], ['etc/', '  nginx/', '    a', '  systemd/', '    b']],
  ['a folder with a file and a folder', ['etc/a', 'etc/b/c'], ['etc/', '  a', '  b/', '    c']],
  ['a file and a folder of one name', ['a', 'a/b'], ['a', 'a/', '  b']],
] as const) {
  test(`tree: ${what}`, () => assert.deepEqual(drawn(tree(paths.map((path) => ({ path })))), lines));
}
