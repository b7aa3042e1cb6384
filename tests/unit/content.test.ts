import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bind } from '../../src/features/snippet/notes.ts';
import { readChapter } from '../../src/shared/build/chapter-source.ts';
import { namesIn } from '../../src/shared/build/evidence.ts';
import { nodesOf, placeOf } from '../../src/shared/build/markdown-tree.ts';
import { annotations, stackFiles, statements, symptoms } from '../support/content.ts';
import { assertNone } from '../support/findings.ts';
import { sourcesOf } from '../support/sources.ts';

const files = stackFiles();
const annotated = annotations();

test('every file of the server has its annotation file, and the reverse', () => {
  const [noted, shipped] = [annotated, files].map((list) => new Set(list.map(({ id }) => id)));
  assertNone([
    ...[...(shipped ?? [])]
      .filter((id) => !noted?.has(id))
      .map(
        (id) => `content/stack/${id} has no notes: write content/annotations/${id}.yaml, even if there are none yet`,
      ),
    ...[...(noted ?? [])]
      .filter((id) => !shipped?.has(id))
      .map((id) => `content/annotations/${id}.yaml is about no file: content/stack/${id} is not there`),
  ]);
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

test('there are notes, and each says something', () => {
  const notes = annotated.flatMap(({ id, notes: own }) => own.map((note) => ({ ...note, file: id })));
  assert.ok(notes.length > 0);
  const bare = notes.filter(({ title, text }) => title.trim() === '' || text.trim().split(/\s+/).length < 5);
  assertNone(
    bare.map(({ file, id }) => `content/annotations/${file}.yaml: note "${id}"`),
    'a note has a title, and a text of five words or more',
  );
});

test('each symptom has a log line that holds its mark', () => {
  const all = symptoms();
  assert.ok(all.length > 0);
  // The build asks the same of the line that was typed. This one is the record's, and only a new record can mend it.
  assertNone(
    all
      .filter(({ log }) => !log.line.includes(log.mark))
      .map(
        ({ id, log }) =>
          `content/evidence/faults/${id}.json has no "${log.mark}" in its line, as content/faults/${id}.yaml says under log.mark. ` +
          `If the record is older than the file: sudo npm run lab -- faults/${id}`,
      ),
  );
});

test('statements are numbered from 1 on, and each is complete', () => {
  const all = statements();
  assert.ok(all.length > 0);
  assertNone(
    all.flatMap(({ row, says, verdict, right, why, chapter }, index) => [
      ...(row === index + 1 ? [] : [`row ${row} stands where row ${index + 1} is expected`]),
      ...Object.entries({ says, verdict, right, why }).flatMap(([field, text]) =>
        text?.trim() ? [] : [`row ${row} has no text under "${field}"`],
      ),
      ...(/^\/[a-z-]+\/(#[a-z0-9-]+)?$/.test(chapter) ? [] : [`row ${row}: "${chapter}" is no /chapter/#section`]),
    ]),
    'mend it in content/statements.yaml',
  );
});

const chapters = sourcesOf('content/chapters', ['.mdx']);

test('the chapters whose addresses were promised are there', () => {
  const promised =
    'start request-path wsgi asgi wsgi-or-asgi systemd nginx static-media settings-tls deploys operations troubleshooting cheat-sheet glossary';
  const slugs = chapters.map(({ path }) => path.replace(/^content\/chapters\/|\.mdx$/g, ''));
  assertNone(
    promised
      .split(' ')
      .filter((slug) => !slugs.includes(slug))
      .map((slug) => `content/chapters/${slug}.mdx is not there`),
    'people have links to it: keep its name',
  );
});

test('a chapter imports nothing and holds no config of its own', () => {
  const strangers = namesIn('content/chapters', '.mdx').flatMap((id) => {
    const { file, tree } = readChapter(id);
    const fences = nodesOf(tree, 'code').filter(({ lang }) => !['console', 'http', 'text'].includes(lang ?? ''));
    return [...fences, ...nodesOf(tree, 'mdxjsEsm')].map((node) => `${file}:${placeOf(node).line}: ${node.value}`);
  });
  assertNone(strangers, 'config goes under content/stack and is shown with <Snippet>; components need no import');
});

test('no chapter talks down to its reader', () => {
  const phrases = chapters.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (/\b(simply|obviously)\b/i.test(line) ? [`${path}:${index + 1}: ${line}`] : [])),
  );
  assertNone(phrases, 'leave "simply" and "obviously" out');
});
