import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { assertNone } from '../support/findings.ts';
import { sourcesOf } from '../support/sources.ts';
import { exportsOf, foldersOf, membersOf, synonyms, wordsOf } from '../support/words.ts';

// One word for one thing: the table "Words" of CONTRIBUTING.md.

const words = wordsOf(readFileSync('CONTRIBUTING.md', 'utf8'));
const table = 'one word for one thing: the table "Words" of CONTRIBUTING.md';
const sources = [...sourcesOf('src', ['.ts', '.astro', '.css']), ...sourcesOf('tests', ['.ts'])];
const paths = sources.map(({ path }) => path);
const exported = sources.flatMap(exportsOf);

test('the table has words, and words that they stand for', () => {
  assert.ok(words.some(({ neverInNames }) => neverInNames.length > 0));
  assert.ok(words.some(({ neverInChapters }) => neverInChapters.length > 0));
});

test('no file has a name with a word that another stands for', () => {
  const files = paths.map((path) => ({ path, name: basename(path) }));
  assertNone(synonyms('the file name', files, words), table);
});

test('no folder has such a name', () => {
  assertNone(synonyms('the folder name', foldersOf(paths), words), table);
});

test('nothing exported has such a name', () => {
  assertNone(synonyms('the exported name', exported, words), table);
});

test('no member of an exported interface has such a name', () => {
  const members = sources.flatMap(membersOf);
  assert.ok(members.length > 0);
  assertNone(synonyms('the member', members, words), table);
});

test('no two files of src export a type or a class of one name', () => {
  const types = exported.filter(({ path, name }) => path.startsWith('src/') && /^[A-Z][a-z]/.test(name));
  const twice = [...Map.groupBy(types, ({ name }) => name)].filter(([, same]) => same.length > 1);
  assertNone(
    twice.map(([name, same]) => `${same.map(({ path }) => path).join(' and ')} export ${name}`),
    'give one of them another name, or let both import it from one file',
  );
});

const few = [
  { word: 'fault', neverInNames: ['failure', 'breakage'], neverInChapters: ['breakage'] },
  { word: 'value', neverInNames: ['own-values'], neverInChapters: [] },
  { word: 'arbiter', neverInNames: ['master'], neverInChapters: ['master of Gunicorn'] },
];

test('a forbidden synonym is seen, however it is written', () => {
  const names = ['failures.build.ts', 'recordedFailure', 'KnownFailures.astro', 'ownValues', 'default', 'knownFaults'];
  const crafted = names.map((name) => ({ path: 'src/a.ts', name }));
  assert.deepEqual(synonyms('the name', crafted, few), [
    'src/a.ts: the name failures.build.ts has "failure": say "fault"',
    'src/a.ts: the name recordedFailure has "failure": say "fault"',
    'src/a.ts: the name KnownFailures.astro has "failure": say "fault"',
    'src/a.ts: the name ownValues has "own-values": say "value"',
  ]);
});

test('a forbidden synonym is seen as a folder and as a member', () => {
  const folders = foldersOf(['src/features/breakages/a.ts', 'src/features/breakages/b.ts']);
  assert.deepEqual(synonyms('the folder name', folders, few), [
    'src/features/breakages/: the folder name breakages has "breakage": say "fault"',
  ]);
  const text = [
    'export interface Run {',
    '  /** Its master. */',
    '  readonly masterName: string;',
    '  at: { failure?: number };',
    '  seen: {',
    '    ownValues(): void;',
    '  };',
    '}',
    'interface Hidden {',
    '  failure: string;',
    '}',
    'export type Kept = Run & {',
    '  breakages: string[];',
    '};',
  ].join('\n');
  const members = membersOf({ path: 'src/a.ts', text, code: text });
  assert.deepEqual(synonyms('the member', members, few), [
    'src/a.ts: the member masterName has "master": say "arbiter"',
    'src/a.ts: the member failure has "failure": say "fault"',
    'src/a.ts: the member ownValues has "own-values": say "value"',
    'src/a.ts: the member breakages has "breakage": say "fault"',
  ]);
});
