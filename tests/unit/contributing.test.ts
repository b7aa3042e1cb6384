import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

/** What CONTRIBUTING.md lists is what there is. */

const text = readFileSync('CONTRIBUTING.md', 'utf8');

/** First cells of the table below a head, each as the matches of a pattern in it. */
function table(head: string, pattern: RegExp): string[] {
  const [, rows = ''] = new RegExp(`^\\| ${head} .*\\n\\|[- |]+\\|\\n((?:\\|.*\\n?)+)`, 'm').exec(text) ?? [];
  return [...rows.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(pattern)].map(([, name = '']) => name),
  );
}

test('the table of components is the vocabulary of the chapters', () => {
  const source = readFileSync('src/prose/index.ts', 'utf8');
  const vocabulary = /vocabulary = \{([^}]*)\}/.exec(source)?.[1]?.match(/\w+/g) ?? [];
  // Fences become these two.
  const written = vocabulary.filter((name) => !['Terminal', 'Listing'].includes(name));
  assert.deepEqual([...new Set(table('Component', /<([A-Z]\w*)/g))].sort(), written.toSorted());
});

test('the table of packages is package.json', () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  ) as Record<string, object>;
  const packages = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies });
  const told = table('Package', /`([^`]+)`/g).map((name) => name.replace('…', '@fontsource-variable'));
  assert.deepEqual(told.sort(), packages.sort());
});

test('the tree has all that an author edits', () => {
  const [, tree = ''] = /^content\/.*\n((?: .*\n)+)/m.exec(text) ?? [];
  const entries = readdirSync('content', { withFileTypes: true });
  assert.deepEqual(
    entries
      .map((entry) => `${entry.name}${entry.isDirectory() ? '/' : ''}`)
      .filter((name) => !tree.includes(`  ${name}`)),
    [],
  );
});

test('a description is as long as the collection lets it be', () => {
  const most = /description: z\.string\(\)\.max\((\d+)\)/.exec(readFileSync('src/content.config.ts', 'utf8'))?.[1];
  assert.match(text, new RegExp(`description: One sentence, at most ${most} characters`));
});
