import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { sourcesOf } from '../support/sources.ts';

// One word for one thing: the table "Words" of CONTRIBUTING.md.

interface Word {
  word: string;
  neverInNames: string[];
  neverInChapters: string[];
}

const [, rows = ''] = /^\| Word .*\n\|[- |]+\|\n((?:\|.*\n)+)/m.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
const words = rows
  .trim()
  .split('\n')
  .map((row): Word => {
    const [, word = '', , names = '', chapters = ''] = row.split('|').map((cell) => cell.trim());
    const list = (cell: string) => cell.split(', ').filter(Boolean);
    return { word, neverInNames: list(names), neverInChapters: list(chapters) };
  });

/** `known-fault` of `knownFault`, `KnownFault.astro` and `known-fault.build.ts`; plurals as one. */
function plain(name: string): string {
  return name
    .replace(/\..*$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/s(?=-|$)/g, '');
}

/** Names that have a word that another stands for. */
function synonyms(names: readonly string[]): string[] {
  return names.flatMap((name) =>
    words.flatMap(({ word, neverInNames }) =>
      neverInNames
        .filter((never) => `-${plain(name)}-`.includes(`-${plain(never)}-`))
        .map((never) => `${name} has "${never}": say "${word}"`),
    ),
  );
}

const sources = [...sourcesOf('src', ['.ts', '.astro', '.css']), ...sourcesOf('tests', ['.ts'])];
const exported = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/^export (?:default )?(?:async )?(?:function|const|class|interface|type) (\w+)/gm)].map(
    ([, name = '']) => ({ path, name }),
  ),
);

test('no file has a name with a word that another stands for', () => {
  assert.deepEqual(synonyms(sources.map(({ path }) => basename(path))), []);
});

test('nothing exported has such a name', () => {
  assert.deepEqual(synonyms(exported.map(({ name }) => name)), []);
});

test('no two files of src export a type or a class of one name', () => {
  const types = exported.filter(({ path, name }) => path.startsWith('src/') && /^[A-Z][a-z]/.test(name));
  const twice = Map.groupBy(types, ({ name }) => name);
  assert.deepEqual(
    [...twice.values()]
      .filter((same) => same.length > 1)
      .map((same) => same.map(({ path, name }) => `${name}: ${path}`)),
    [],
  );
});

test('the prose of chapters, faults and claims has none of them', () => {
  const prose = ['chapters', 'faults', 'claims', 'annotations', 'questions'].flatMap((folder) =>
    sourcesOf(`content/${folder}`, ['.mdx', '.yaml']),
  );
  const hits = prose.flatMap(({ path, text }) =>
    words.flatMap(({ word, neverInChapters }) =>
      neverInChapters
        .filter((never) => new RegExp(`\\b${RegExp.escape(never)}s?\\b`, 'i').test(text))
        .map((never) => `${path} has "${never}": say "${word}"`),
    ),
  );
  assert.deepEqual(hits, []);
});

test('a forbidden synonym is seen, however it is written', () => {
  const names = ['failures.build.ts', 'recordedFailure', 'KnownFailures.astro', 'ownValues', 'default', 'knownFaults'];
  assert.deepEqual(synonyms(names), [
    'failures.build.ts has "failure": say "fault"',
    'recordedFailure has "failure": say "fault"',
    'KnownFailures.astro has "failure": say "fault"',
    'ownValues has "own-values": say "value"',
  ]);
});
