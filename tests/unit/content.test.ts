import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bind } from '../../src/features/snippet/notes.ts';
import { readChapter } from '../../src/shared/build/chapter-source.ts';
import { namesIn } from '../../src/shared/build/evidence.ts';
import { nodesOf, placeOf } from '../../src/shared/build/markdown-tree.ts';
import { annotations, diagramNames, stackFiles, statements, symptoms } from '../support/content.ts';
import { sourcesOf } from '../support/sources.ts';

const files = stackFiles();
const annotated = annotations();

test('every file of the server has its annotation file, and the reverse', () => {
  assert.deepEqual(
    annotated.map(({ id }) => id),
    files.map(({ id }) => id),
  );
});

test('every note points at exactly one line, at most one note a line', () => {
  for (const { id, notes } of annotated) {
    const lines = files.find((file) => file.id === id)?.text.split('\n') ?? [];
    const places = notes.map((note) => {
      try {
        return bind(lines, note).first;
      } catch (error) {
        throw new Error(`content/annotations/${id}.yaml: note "${note.id}": ${(error as Error).message}`);
      }
    });
    assert.deepEqual(
      places,
      [...new Set(places)].sort((a, b) => a - b),
      `${id}: notes in the order of the file, one a line`,
    );
    assert.equal(new Set(notes.map((note) => note.id)).size, notes.length, `${id}: a note's id stands twice`);
  }
});

test('at least 120 notes, each of them saying something', () => {
  const notes = annotated.flatMap(({ id, notes: own }) => own.map((note) => ({ ...note, file: id })));
  assert.ok(notes.length >= 120, `${notes.length} notes`);
  const bare = notes.filter(({ title, text }) => title.trim() === '' || text.trim().split(/\s+/).length < 5);
  assert.deepEqual(
    bare.map(({ file, id }) => `${file}: ${id}`),
    [],
  );
});

test('36 symptoms, each with a log line that holds its mark', () => {
  const all = symptoms();
  assert.equal(all.length, 36);
  for (const { id, log } of all) assert.ok(log.line.includes(log.mark), `${id}: "${log.mark}" is not in the line`);
});

test('statements 1 to 49, each complete', () => {
  const all = statements();
  assert.deepEqual(
    all.map(({ row }) => row),
    Array.from({ length: 49 }, (_, index) => index + 1),
  );
  for (const { row, says, verdict, right, why, chapter } of all) {
    for (const text of [says, verdict, right, why]) assert.ok(text?.trim(), `row ${row} lacks a text`);
    assert.match(chapter, /^\/[a-z-]+\/(#[a-z0-9-]+)?$/, `row ${row}`);
  }
});

test('at least eight drawings', () => assert.ok(diagramNames().length >= 8, `${diagramNames().length} drawings`));

const chapters = sourcesOf('content/chapters', ['.mdx']);

test('the chapters whose addresses were promised are there', () => {
  const promised =
    'start request-path wsgi asgi wsgi-or-asgi systemd nginx static-media settings-tls deploys operations troubleshooting cheat-sheet glossary';
  const slugs = chapters.map(({ path }) => path.replace(/^content\/chapters\/|\.mdx$/g, ''));
  assert.deepEqual(
    promised.split(' ').filter((slug) => !slugs.includes(slug)),
    [],
  );
});

test('a chapter imports nothing and holds no config of its own', () => {
  const strangers = namesIn('content/chapters', '.mdx').flatMap((id) => {
    const { file, tree } = readChapter(id);
    const fences = nodesOf(tree, 'code').filter(({ lang }) => !['console', 'http', 'text'].includes(lang ?? ''));
    return [...fences, ...nodesOf(tree, 'mdxjsEsm')].map((node) => `${file}:${placeOf(node).line}: ${node.value}`);
  });
  assert.deepEqual(strangers, []);
});

test('no chapter talks down to its reader', () => {
  const phrases = chapters.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (/\b(simply|obviously)\b/i.test(line) ? [`${path}:${index + 1}: ${line}`] : [])),
  );
  assert.deepEqual(phrases, []);
});
