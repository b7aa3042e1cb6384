import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elementsOf, headingsOf, readChapter } from '../../src/shared/build/chapter-source.ts';
import { nodesOf } from '../../src/shared/build/markdown-tree.ts';
import { blocksOf, listChapters } from '../lab/rehearsals/chapter.ts';
import { exercisesOf } from '../lab/rehearsals/exercises.ts';
import { rehearsals } from '../lab/rehearsals/index.ts';

/** The walks of the lab, without a guest: every command of a page has its turn, and every hook belongs to a block. */

const chapters = listChapters();
const sectionsOf = (chapter: string) => headingsOf(readChapter(chapter), 'Section');

test('every rehearsal is one of a chapter', () => {
  assert.deepEqual(
    Object.keys(rehearsals).filter((name) => !chapters.includes(name)),
    [],
  );
});

for (const chapter of chapters) {
  const source = readChapter(chapter);
  const rehearsal = rehearsals[chapter];
  const { tables = [], before = {}, after = {}, instead = {}, later = {}, notRun = {} } = rehearsal ?? {};
  const exercises = exercisesOf(chapter, tables);
  const keys = exercises.map(({ key }) => key);

  test(`${chapter}: every console block has an id and is walked, or is not run with a reason`, () => {
    const fences = nodesOf(source.tree, 'code').filter(({ lang }) => lang === 'console');
    assert.equal(blocksOf(chapter).length, fences.length, 'a fence without an id');
    assert.ok(rehearsal || keys.length === 0, 'there is no rehearsal');
    for (const reason of Object.values(notRun)) assert.match(reason, /^\S.{20,}[^.\s]$/);
  });

  test(`${chapter}: every check that says what a command prints is asked`, () => {
    const written = elementsOf(source, 'Check').filter(({ inside }) => /`[^`/][^`]*` prints /.test(inside));
    const asked = exercises.filter(({ kind }) => kind === 'check').length;
    assert.ok(asked >= written.length, `${asked} of ${written.length}`);
  });

  test(`${chapter}: what a rehearsal names is there, and what is not run has no hook`, () => {
    const named = [before, after, instead, later, notRun].flatMap((part) => Object.keys(part));
    assert.deepEqual(
      [...named, ...Object.values(later)].filter((key) => !keys.includes(key)),
      [],
    );
    const hooked = [before, after, instead, later].flatMap((part) => Object.keys(part));
    assert.deepEqual(
      hooked.filter((key) => notRun[key]),
      [],
    );
    for (const [key, place] of Object.entries(later)) assert.ok(keys.indexOf(key) < keys.indexOf(place), key);
  });

  test(`${chapter}: evidence can tell its exercises apart`, () => {
    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    );
    assert.deepEqual(
      sectionsOf(chapter).filter(({ id }) => keys.includes(id)),
      [],
    );
    for (const section of tables)
      assert.ok(
        exercises.some((exercise) => exercise.kind === 'row' && exercise.section === section),
        `no command in the tables of ${section}`,
      );
  });
}

/** Tables of commands: all of the cheat sheet, and the tour of the first chapter. */
const toured = {
  start: ['first-fifteen'],
  'cheat-sheet': ['first-look', 'units', 'nginx', 'deploy', 'tls', 'emergencies'],
};

for (const [chapter, sections] of Object.entries(toured)) {
  test(`${chapter}: every row of its tables of commands is walked`, () => {
    assert.deepEqual(rehearsals[chapter]?.tables, sections);
    const inside = sectionsOf(chapter).filter(({ id }) => chapter !== 'start' || sections.includes(id));
    const text = inside.map((section) => section.inside).join('\n');
    const rows = text.match(/^\| (?!Command|After a change|Situation).*\|$/gm) ?? [];
    const commands = exercisesOf(chapter, sections).map(({ key }) => `\`${key.replaceAll('|', '\\|')}\``);
    assert.ok(rows.length > 10, `${rows.length} rows`);
    assert.deepEqual(
      rows.filter((row) => !commands.some((command) => row.includes(command))),
      chapter === 'start' ? [] : ['| the same with `/readyz` | `200`, `ready`: the database too |'],
    );
  });
}
