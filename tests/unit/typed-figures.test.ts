import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mdxToMdast } from 'satteri';
import { besideInChapter } from '../../src/features/terminal/beside.build.ts';
import { numbersIn } from '../../src/features/terminal/numbers.ts';
import { cited, typedFigures, type Block, type Facts } from '../../src/features/terminal/typed-figures.ts';
import { emptyRun } from '../support/empty-run.ts';

const facts: Facts = {
  configured: new Map([
    ['3', new Set([''])],
    ['30', new Set([''])],
    ['63', new Set([''])],
    ['157', new Set([''])],
    ['60', new Set(['s'])],
    ['2', new Set([''])],
    ['8000', new Set([''])],
  ]),
  statuses: new Set(['200', '502']),
  programs: ['Django', 'nginx'],
};

/** What was printed, and what its author had typed in its place. */
const block: Block = {
  commands: ['sleep 10; ps -n 4'],
  typed: ['157 1 25512 gunicorn', '"GET /" 200 98 6ms worker=<53>', 'workers: 3', 'real 0m6.022s', '131 files'],
  recorded: ['58 1 25232 gunicorn', '"GET /" 200 92 0ms worker=<63>', 'workers: 3', 'real 0m6.112s', '131 files'],
};

const found = (text: string, isCaption: boolean) =>
  typedFigures({ text, isCaption }, block, facts).map(({ value, printed }) => [value, printed]);

for (const [what, text, refused] of [
  ['a pid of an older run, though a config has this number too', '157 is the arbiter.', [['157', '58']]],
  ['the pid of the record', '58 is the arbiter.', [['58', '58']]],
  ['a duration of the record', 'It took 6.112 seconds.', [['6.112', '6.112']]],
  ['another duration', 'It took 2.04 s.', [['2.04', '6.112']]],
  ['a unit in one word with its number', "Gunicorn's 6ms begins late.", [['6', '0']]],
  ['another count of the same things', 'All 140 files are there.', [['140', '131']]],
  ['the same count', 'All 131 files are there.', [['131', '131']]],
  ['a setting by its name', 'It says workers = 5.', [['5', '3']]],
  [
    'several in one sentence',
    '157 took 2.04 s.',
    [
      ['157', '58'],
      ['2.04', '6.112'],
    ],
  ],
  ['words alone', 'The arbiter has three workers.', []],
  ['a number of the command', 'It waits 10 seconds, and prints 4.', []],
  ['a status', 'A visitor gets 502, or 200.', []],
  ['a setting of a config', 'With 3 workers and 30 seconds, on port 8000.', []],
  ['a setting with its unit', 'nginx waits 60 s.', []],
  ['a number of a config that a process happens to have', 'It listens on port 63.', []],
  ['a version', 'Since Django 4.2 and 5.1, and nginx 1.29.7, with TLS 1.3.', []],
  ['a date', 'Until 28 April 2026.', []],
  ['an error of the system', '(111: Connection refused) and [Errno 13].', []],
  ['an identifier', 'HTTP/1.1, IPv6, x86_64, utf-8, 5xx, 64-bit.', []],
  ['what a source says', `A queue of 157 by default.${cited} More.`, []],
] as const) {
  for (const isCaption of [true, false])
    test(`typed figures: ${what}, ${isCaption ? 'in a caption' : 'below the block'}`, () =>
      assert.deepEqual(found(text, isCaption), refused));
}

test('typed figures: a caption has no number from elsewhere, a sentence below the block may', () => {
  assert.deepEqual(found('Without it the score is 8.8.', true), [['8.8', undefined]]);
  assert.deepEqual(found('Without it the score is 8.8.', false), []);
});

test('typed figures: a source backs its own sentence alone', () => {
  assert.deepEqual(found(`One.${cited} 157 is the arbiter.`, false), [['157', '58']]);
});

for (const [text, values] of [
  ['105 000 000 bytes, 2,000 and 2 or 3', ['105000000 bytes', '2000', '2', '3']],
  ['[2026-11-29 10:11:16 +0000] [97] [INFO]', ['2026-11-29 10:11:16 +0000', '97']],
  ['releases/20261129T100017Z', ['20261129T100017Z']],
  ['request_id=455b9b1388748fa2b71fdd1cf90a7bd5 defaced', ['455b9b1388748fa2b71fdd1cf90a7bd5']],
  ['real\t0m6.112s', ['6.112 s']],
  ['17ms, 9 %, 32578 kB, 127.0.0.1', ['17 ms', '9 %', '32578 kB', '127.0.0.1']],
] as const) {
  test(`numbers of "${text}"`, () =>
    assert.deepEqual(
      numbersIn(text).map(({ value, unit }) => (unit ? `${value} ${unit}` : value)),
      values,
    ));
}

const run = { ...emptyRun, blocks: { tree: [{ command: 'ps', shown: ['58 1'] }] } };
const chapter = `<Section id="a">

~~~console id="tree" caption="\`7\`, <Printed find='{} 1' /> and <Fact of='x'>8</Fact>."
$ ps
157 1
~~~

First <Printed block="tree" find="{} 1" />, then <Fact of="the kernel">9</Fact>.<Cite id="a" />

- A list.

<Note id="n" title="N">Not this.</Note>

Nor this.

~~~console id="other" caption="1"
$ ps
~~~

</Section>
`;

test('texts beside a block: its caption and what directly follows it, without what is quoted or marked', () => {
  const beside = besideInChapter({ file: 'x.mdx', text: chapter, tree: mdxToMdast(chapter) }, run);
  const shown = beside.map(({ text, isCaption, line }) => [
    text.replaceAll(/[\u0001-\u0004]+/g, '·').trim(),
    isCaption,
    line,
  ]);
  assert.deepEqual(shown, [
    ['7, · and ·.', true, 3],
    ['First ·, then ·.·', false, 8],
    ['A list.', false, 10],
  ]);
});
