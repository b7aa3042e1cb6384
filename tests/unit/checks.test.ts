import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checksOf } from '../../src/features/onboarding/checks.ts';

test('checks: sentences are taken from a chapter, links reduced to their words', () => {
  const source = [
    '<Done>',
    '<Check id="on" fault="start-limit" doctor="units socket">`is-active` prints `active`</Check>',
    '<Check id="config">the command [above](#settings) shows `<b>`</Check>',
    '</Done>',
  ].join('\n');
  assert.deepEqual(checksOf(source, 'x.mdx'), [
    { id: 'on', says: '`is-active` prints `active`', doctor: ['units', 'socket'] },
    { id: 'config', says: 'the command above shows `<b>`', doctor: [] },
  ]);
  assert.deepEqual(checksOf('No list here.', 'x.mdx'), []);
});

for (const [what, line] of [
  ['no id', '<Check fault="a">words</Check>'],
  ['no words', '<Check id="a"> </Check>'],
  ['no end on its line', '<Check id="a">words'],
  ['a component', '<Check id="a">see <Fault id="b" /></Check>'],
  ['a bracket that would end a link', '<Check id="a">a ] b</Check>'],
] as const) {
  test(`checks: ${what} stops the build with file and line`, () =>
    assert.throws(() => checksOf(`words\n${line}`, 'x.mdx'), /x\.mdx:2 of the text: a <Check> stands on one line/));
}
