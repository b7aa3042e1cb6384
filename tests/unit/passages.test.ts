import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leadingOf, passagesOf } from '../../src/features/snippet/passages.ts';

const file = (count: number, text = 'key = value') => Array.from({ length: count }, () => text);
const note = (first: number, characters = 200, last = first) => ({ first, last, characters });

test('a short file with few notes is one passage', () => {
  assert.deepEqual(passagesOf(file(20), [note(0), note(5), note(19)], 'code'), [0]);
  assert.deepEqual(passagesOf(file(200), [], 'code'), [0]);
});

test('a passage ends where a note would begin more than a window below its line', () => {
  assert.deepEqual(passagesOf(file(10), [note(0, 600), note(2, 600), note(4, 100), note(6, 600)], 'code'), [0, 4]);
  assert.deepEqual(passagesOf(file(10), [note(0, 500), note(2, 500), note(3, 5_000)], 'code'), [0]);
});

test('it ends at a blank line, or at the top of a block, rather than within one, and never within a command', () => {
  const block = ['a {', '  b', '  c', '}'];
  const notes = [note(0, 500), note(2, 500), note(4, 500), note(6, 500)];
  assert.deepEqual(passagesOf([...block, ...block], notes, 'code'), [0, 4]);
  assert.deepEqual(
    passagesOf([...block, '', '# Why.', ...block], [note(0, 700), note(6, 700), note(8, 700)], 'code'),
    [0, 5],
  );
  assert.deepEqual(passagesOf(['a', 'b \\', '  c', 'd'], [note(0, 600), note(2, 600), note(3, 600)], 'code'), [0, 3]);
});

test('no note is further than a window from the first line of its passage', () => {
  const starts = passagesOf(file(100), [note(1), note(40), note(70), note(71)], 'code');
  assert.deepEqual(starts, [0, 40, 70]);
});

test('what no note is about may be a passage of its own', () => {
  assert.deepEqual(passagesOf(file(60), [note(30)], 'code'), [0, 30]);
  assert.deepEqual(passagesOf(['', ...file(40)], [note(0), note(30)], 'code'), [0, 30]);
  assert.deepEqual(passagesOf([...file(29), '', '# Why.', ...file(9)], [note(31)], 'code'), [0, 30]);
});

test('a line far below its note begins a passage, sooner where the lines above it wrap', () => {
  assert.deepEqual(passagesOf(file(30), [note(0, 10), note(10, 10)], 'code'), [0]);
  assert.deepEqual(passagesOf(file(30), [note(0, 10), note(16, 10)], 'code'), [0, 16]);
  assert.deepEqual(passagesOf(file(30, 'word '.repeat(18)), [note(0, 10), note(7, 10)], 'code'), [0, 7]);
  assert.deepEqual(passagesOf(file(30, 'x'.repeat(90)), [note(0, 10), note(5, 10)], 'code'), [0, 5]);
});

test('a file of more passages than the stylesheet has rows for is refused', () => {
  const many = Array.from({ length: 98 }, (_, at) => note(at, 1000));
  assert.throws(() => passagesOf(file(100), many, 'code'), /49 passages, and notes\.css has rows for 48/);
});

test('lines that one note speaks of stay together, and a remark or a head goes with the line below it', () => {
  assert.deepEqual(passagesOf(file(60), [note(0, 1000, 9), note(5, 1000), note(12, 1000)], 'code'), [0, 12]);
  const lines = [...file(5), '', '[Service]', '# Why.', 'Type=notify'];
  assert.deepEqual(passagesOf(lines, [note(0, 1500), note(8, 1000)], 'code'), [0, 6]);
});

test('notes get the wider column when they take most of the paper and the lines are short', () => {
  const many = [0, 1, 2, 3, 4, 5, 6, 7].map((line) => note(line, 300));
  assert.equal(leadingOf(file(10), many), 'notes');
  assert.equal(leadingOf(file(10, 'x'.repeat(70)), many), 'code');
  assert.equal(leadingOf(file(60), [note(0)]), 'code');
});
