import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checksOf } from '../../src/features/onboarding/checks.build.ts';
import { parseChapter } from '../../src/shared/build/chapter-source.ts';

test('checks: sentences are taken from a chapter, links reduced to their words', () => {
  const source = [
    '<Done>',
    '<Check id="on" fault="start-limit" doctor="units socket">`is-active` prints `active`</Check>',
    '<Check id="config">the command [above](#settings) shows `<b>`</Check>',
    '</Done>',
  ].join('\n');
  assert.deepEqual(checksOf(parseChapter(source, 'x.mdx')), [
    { id: 'on', says: '`is-active` prints `active`', doctor: ['units', 'socket'] },
    { id: 'config', says: 'the command above shows `<b>`', doctor: [] },
  ]);
  assert.deepEqual(checksOf(parseChapter('No list here.', 'x.mdx')), []);
});

for (const [what, line] of [
  ['no id', '<Check fault="a">words</Check>'],
  ['no words', '<Check id="a"> </Check>'],
  ['no end on its line', '<Check id="a">\nwords\n</Check>'],
  ['an image', '<Check id="a">![a](/b.svg)</Check>'],
  ['a component', '<Check id="a">see <Fault id="b" /></Check>'],
  ['a bracket that would end a link', '<Check id="a">a ] b</Check>'],
] as const) {
  test(`checks: ${what} stops the build with file and line`, () =>
    assert.throws(
      () => checksOf(parseChapter(`<Done>\n${line}\n</Done>`, 'x.mdx')),
      /^Error: x\.mdx:2: a <Check> stands on one line/,
    ));
}

test('checks: one that is not closed stops the build with file and line', () =>
  assert.throws(() => parseChapter('<Done>\n<Check id="a">words\n</Done>', 'x.mdx'), /^Error: x\.mdx:[23]:/));
