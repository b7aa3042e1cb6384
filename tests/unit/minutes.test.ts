import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutesFor, together } from '../../src/features/onboarding/minutes.ts';
import { writtenIn, writtenInMarkdown } from '../../src/features/onboarding/written-words.build.ts';
import { parseChapter } from '../../src/shared/build/chapter-source.ts';

// How long a chapter takes: what is counted of it, and at which rates.

const nothing = { words: 0, lines: 0, commands: 0 };
const inChapter = (text: string) => writtenIn(parseChapter(text, 'a.mdx').tree);

for (const [what, text, counted] of [
  ['words of prose, code among them', 'Restart `gunicorn.service` – now.\n', { words: 3 }],
  ['a table', '| a | b |\n|---|---|\n| one two | three |\n', { words: 5 }],
  ['titles of components', '<Section id="a" layer="socket" title="Two words">\n\nOne.\n\n</Section>\n', { words: 3 }],
  [
    'one of two variants',
    '<Variant is="wsgi">\n\none\n\n</Variant>\n\n<Variant is="asgi">\n\none two\n\n</Variant>\n',
    { words: 1 },
  ],
  [
    'commands, what they print, and the caption below',
    '```console id="a" caption="Three more words"\n# nginx -t \\\n  -q\n$ true\nok\n```\n',
    { words: 3, lines: 1, commands: 2 },
  ],
  ['lines of a text', '```text id="a"\none\ntwo\n```\n', { lines: 2 }],
  ['no address of a link', '[two words](/nginx/)\n', { words: 2 }],
] as const)
  test(`of a chapter is counted: ${what}`, () => assert.deepEqual(inChapter(text), { ...nothing, ...counted }));

test('a note counts like prose', () => {
  assert.deepEqual(writtenInMarkdown('**Two words.**\n\nAnd three more.'), { ...nothing, words: 5 });
});

test('minutes grow with all three counts, and nothing takes no time', () => {
  assert.equal(minutesFor(nothing), 1);
  const hour = { words: 4000, lines: 400, commands: 60 };
  assert.equal(minutesFor(hour), 60);
  assert.equal(minutesFor(together([hour, hour])), 120);
});
