import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elementsOf, headingsOf, readChapter } from '../../src/shared/build/chapter-source.ts';
import { fenceAttributes, nodesOf, placeOf } from '../../src/shared/build/markdown-tree.ts';
import { assertNone } from '../support/findings.ts';
import { blocksOf, listChapters } from '../lab/rehearsals/chapter.ts';
import { exercisesOf } from '../lab/rehearsals/exercises.ts';
import { rehearsals } from '../lab/rehearsals/index.ts';

/** The walks of the lab, without a guest: every command of a page has its turn, and every hook belongs to a block. */

const chapters = listChapters();
const sectionsOf = (chapter: string) => headingsOf(readChapter(chapter), 'Section');

test('every rehearsal is one of a chapter', () => {
  assertNone(
    Object.keys(rehearsals)
      .filter((name) => !chapters.includes(name))
      .map((name) => `tests/lab/rehearsals/index.ts has "${name}", and content/chapters/${name}.mdx is not there`),
  );
});

for (const chapter of chapters) {
  const source = readChapter(chapter);
  const { file } = source;
  const rehearsal = rehearsals[chapter];
  const { tables = [], before = {}, after = {}, instead = {}, notRun = {} } = rehearsal ?? {};
  const exercises = exercisesOf(chapter, tables);
  const keys = exercises.map(({ key }) => key);

  test(`${chapter}: every console block has an id and is walked, or is not run with a reason`, () => {
    const fences = nodesOf(source.tree, 'code').filter(({ lang }) => lang === 'console');
    assertNone(
      fences
        .filter(({ meta }) => !fenceAttributes(meta)['id'])
        .map((node) => `${file}:${placeOf(node).line}: ${node.value}`),
      'give the block an id: ```console id="…"',
    );
    assert.equal(blocksOf(chapter).length, fences.length, `${file}: a fence without an id`);
    assertNone(
      rehearsal || keys.length === 0
        ? []
        : [`${file} has commands, and tests/lab/rehearsals/index.ts has no "${chapter}"`],
      `add an entry there: {} if it asks for nothing besides its commands, else tests/lab/rehearsals/${chapter}.ts`,
    );
    assertNone(
      Object.entries(notRun)
        .filter(([, reason]) => !/^\S.{20,}[^.\s]$/.test(reason))
        .map(([key, reason]) => `tests/lab/rehearsals/${chapter}.ts: notRun "${key}": ${reason}`),
      'say why it is not run, in a sentence of more than 20 letters and without its full stop',
    );
  });

  test(`${chapter}: every check that says what a command prints is asked`, () => {
    const written = elementsOf(source, 'Check').filter(({ inside }) => /`[^`/][^`]*` prints /.test(inside));
    const asked = exercises.filter(({ kind }) => kind === 'check').length;
    assert.ok(
      asked >= written.length,
      `${file}: ${written.length} checks say "\`command\` prints …", and the lab asks ${asked}: see tests/lab/rehearsals/exercises.ts`,
    );
  });

  test(`${chapter}: what a rehearsal names is there, and what is not run has no hook`, () => {
    const named = [before, after, instead, notRun].flatMap((part) => Object.keys(part));
    assertNone(
      named
        .filter((key) => !keys.includes(key))
        .map((key) => `tests/lab/rehearsals/${chapter}.ts names "${key}", which ${file} does not have`),
    );
    const hooked = [before, after, instead].flatMap((part) => Object.keys(part));
    assertNone(
      hooked.filter((key) => notRun[key]).map((key) => `tests/lab/rehearsals/${chapter}.ts: "${key}"`),
      'it has a hook and is under notRun: take one of them out',
    );
  });

  test(`${chapter}: evidence can tell its exercises apart`, () => {
    assertNone(
      keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${file} has "${key}" twice`),
      'give one of them another id',
    );
    assertNone(
      sectionsOf(chapter)
        .filter(({ id }) => keys.includes(id))
        .map(({ id }) => `${file}: "${id}" is a section and a block`),
      'give one of them another id',
    );
    for (const section of tables)
      assert.ok(
        exercises.some((exercise) => exercise.kind === 'row' && exercise.section === section),
        `${file}: no command in the tables of ${section}, which tests/lab/rehearsals/${chapter}.ts names under tables`,
      );
  });
}

/** Chapters with tables of commands: in the first its tour alone has some, in the other every section. */
for (const chapter of ['start', 'cheat-sheet']) {
  test(`${chapter}: every row of its tables of commands is walked`, () => {
    const file = `content/chapters/${chapter}.mdx`;
    const sections = rehearsals[chapter]?.tables ?? [];
    assert.ok(sections.length > 0, `tests/lab/rehearsals/${chapter}.ts names no tables of ${file}`);
    const inside = sectionsOf(chapter).filter(({ id }) => chapter !== 'start' || sections.includes(id));
    const text = inside.map((section) => section.inside).join('\n');
    const rows = text.match(/^\| (?!Command|After a change|Situation|the same with ).*\|$/gm) ?? [];
    const commands = exercisesOf(chapter, sections).map(({ key }) => `\`${key.replaceAll('|', '\\|')}\``);
    assert.ok(rows.length > 10, `${file}: ${rows.length} rows`);
    assertNone(
      rows.filter((row) => !commands.some((command) => row.includes(command))).map((row) => `${file}: ${row}`),
      `name its section under \`tables\` in tests/lab/rehearsals/${chapter}.ts, and begin the row with a command`,
    );
  });
}
