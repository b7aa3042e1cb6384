import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elementsOf, headingsOf, parseChapter } from '../../src/shared/build/chapter-source.ts';
import { consoleBlocksIn } from '../../src/shared/build/markdown-tree.ts';

const headings = (text: string) =>
  headingsOf(parseChapter(text, 'x.mdx'), 'Section').map(({ id, title }) => ({ id, title }));

for (const [what, text, found] of [
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
    '<Section\n  id="a"\n  layer="nginx"\n  title="A > b"\n>\n\n</Section>',
    [{ id: 'a', title: 'A > b' }],
  ],
  ['an old id is no heading', '<Section id="a" layer="nginx" aliases="b" title="A" />', [{ id: 'a', title: 'A' }]],
  ['a topic is no section', '<Topic id="a" title="A" />', []],
  ['what a fence shows is no section', '```text id="a"\n<Section id="b" title="B" />\n```', []],
  ['what code in a sentence shows is no section', 'Write `<Section id="b" title="B" />`.', []],
  ['what a comment holds is no section', '{/* <Section id="b" title="B" /> */}', []],
] as const) {
  test(`sections of a chapter: ${what}`, () => assert.deepEqual(headings(text), found));
}

for (const [what, text, message] of [
  ['no id', 'a\n\n<Section layer="nginx" title="A" />', /^x\.mdx:3: <Section> needs id="…" and title="…"/],
  ['no title', '---\ntitle: X\n---\n\n<Section id="a" layer="nginx" />', /^x\.mdx:5: /],
  ['an empty title', '<Section id="a" title="" />', /^x\.mdx:1: /],
  ['no end', 'a\n\n<Section id="a" title="A">\n\nb', /^x\.mdx:3:1: Expected a closing tag for `<Section>`/],
] as const) {
  test(`a section with ${what} is refused by file and line`, () =>
    assert.throws(() => headings(text), { message: new RegExp(message) }));
}

test('an element has its attributes, its place in the text, and the Markdown between its tags', () => {
  const text = 'Übung … 1\n\n<Note id="a" title="A &amp; b">\n\nThe `c` [d](/e/).\n\n</Note>\n';
  const [note, ...others] = elementsOf(parseChapter(text, 'x.mdx'), 'Note');
  assert.equal(others.length, 0);
  assert.deepEqual(note?.attributes, { id: 'a', title: 'A & b' });
  assert.deepEqual([note.at, note.line, note.lastLine], [text.indexOf('<Note'), 3, 7]);
  assert.equal(note.inside, 'The `c` [d](/e/).');
});

test('console blocks are the fences of that language that have an id, of backticks or of tildes', () => {
  const text =
    '```console id="a"\n$ b\nc\n```\n\n~~~console id="d" caption="`e`"\n# f \\\n  g\n~~~\n\n```text id="h"\n$ i\n```\n';
  assert.deepEqual(consoleBlocksIn(parseChapter(text, 'x.mdx').tree), [
    {
      id: 'a',
      at: 0,
      lines: [
        { kind: 'command', prompt: '$', text: 'b' },
        { kind: 'output', text: 'c' },
      ],
    },
    { id: 'd', at: text.indexOf('~~~'), lines: [{ kind: 'command', prompt: '#', text: 'f \\\n  g' }] },
  ]);
});
