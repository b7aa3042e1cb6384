import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { assertNone } from '../support/findings.ts';

/** What CONTRIBUTING.md lists is what there is. */

const text = readFileSync('CONTRIBUTING.md', 'utf8');

/** First cells of the table below a head, each as the matches of a pattern in it. */
function table(head: string, pattern: RegExp): string[] {
  const [, rows = ''] = new RegExp(`^\\| ${head} .*\\n\\|[- |]+\\|\\n((?:\\|.*\\n?)+)`, 'm').exec(text) ?? [];
  return [...rows.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(pattern)].map(([, name = '']) => name),
  );
}

/** Names that only one of two lists has. */
function differences(told: readonly string[], table: string, names: readonly string[], file: string): string[] {
  const missing = names.filter((name) => !told.includes(name));
  const gone = [...new Set(told)].filter((name) => !names.includes(name));
  return [
    ...missing.map((name) => `CONTRIBUTING.md: ${table} has no ${name}, and ${file} has it: add it`),
    ...gone.map((name) => `CONTRIBUTING.md: ${table} has ${name}, and ${file} does not: take it out`),
  ];
}

test('the table of components is the vocabulary of the chapters', () => {
  const source = readFileSync('src/prose/index.ts', 'utf8');
  const vocabulary = /vocabulary = \{([^}]*)\}/.exec(source)?.[1]?.match(/\w+/g) ?? [];
  // Fences become these two.
  const written = vocabulary.filter((name) => !['Terminal', 'Listing'].includes(name));
  assertNone(differences(table('Component', /<([A-Z]\w*)/g), 'the table "Component"', written, 'src/prose/index.ts'));
});

test('the table of packages is package.json', () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  ) as Record<string, object>;
  const packages = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies });
  const told = table('Package', /`([^`]+)`/g).map((name) => name.replace('…', '@fontsource-variable'));
  assertNone(differences(told, 'the table "Package"', packages, 'package.json'));
});

test('the tree has all that an author edits', () => {
  const [, tree = ''] = /^content\/.*\n((?: .*\n)+)/m.exec(text) ?? [];
  const entries = readdirSync('content', { withFileTypes: true });
  assertNone(
    entries
      .map((entry) => `${entry.name}${entry.isDirectory() ? '/' : ''}`)
      .filter((name) => !tree.includes(`  ${name}`))
      .map((name) => `CONTRIBUTING.md, "Where things are" has no content/${name}`),
    'add it to the tree, with a word on what it is for',
  );
});

test('a description is as long as the collection lets it be', () => {
  const most = /description: z\.string\(\)\.max\((\d+)\)/.exec(readFileSync('src/content.config.ts', 'utf8'))?.[1];
  assert.match(text, new RegExp(`description: One sentence, at most ${most} characters`));
});
