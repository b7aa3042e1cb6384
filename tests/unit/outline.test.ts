import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outline } from '../../src/shared/outline.ts';

for (const [what, source, headings] of [
  ['no section', 'Text.\n', []],
  [
    'sections in order, whatever the order of their attributes',
    '<Section id="why" layer="socket" title="Why it comes first">\n\nText.\n\n</Section>\n<Section title="Done" layer="client" id="done">\n</Section>',
    [
      { id: 'why', title: 'Why it comes first' },
      { id: 'done', title: 'Done' },
    ],
  ],
  [
    'attributes over several lines',
    '<Section\n  id="a"\n  layer="nginx"\n  title="A > b"\n>',
    [{ id: 'a', title: 'A > b' }],
  ],
  ['an old id is no heading', '<Section id="a" layer="nginx" aliases="b" title="A">', [{ id: 'a', title: 'A' }]],
  ['a topic is no section', '<Topic id="a" title="A" />', []],
] as const) {
  test(`outline: ${what}`, () => assert.deepEqual(outline(source, 'x.mdx'), headings));
}

for (const [what, source, message] of [
  ['no id', 'a\n\n<Section layer="nginx" title="A">', /x\.mdx:3 of the text: <Section> needs id="…" and title="…"/],
  ['no title', '<Section id="a" layer="nginx">', /x\.mdx:1 of the text/],
  ['an empty title', '<Section id="a" title="">', /x\.mdx:1 of the text/],
] as const) {
  test(`outline: ${what} is refused by file and line`, () => assert.throws(() => outline(source, 'x.mdx'), message));
}
