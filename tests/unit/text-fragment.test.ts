import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { directiveFor, formatDirective, locate, wholeWords } from '../../src/features/quote/text-fragment.ts';

// Directives that a browser finds again: written as the draft says, and marking this place, not one like it.

const formats = [
  { directive: { start: 'plain' }, text: 'text=plain' },
  { directive: { start: 'two words' }, text: 'text=two%20words' },
  { directive: { start: 'a-b, c & d' }, text: 'text=a%2Db%2C%20c%20%26%20d' },
  { directive: { start: 'from', end: 'to' }, text: 'text=from,to' },
  { directive: { prefix: 'be-fore', start: 's', suffix: 'after' }, text: 'text=be%2Dfore-,s,-after' },
  { directive: { prefix: 'p', start: 's', end: 'e', suffix: 'x' }, text: 'text=p-,s,e,-x' },
  { directive: { start: "it's (100 %) *" }, text: 'text=it%27s%20%28100%20%25%29%20%2A' },
];
for (const { directive, text } of formats) {
  test(`${JSON.stringify(directive)} is written ${text}`, () => assert.equal(formatDirective(directive), text));
}

const page = [
  'The socket comes first',
  'A socket unit owns the socket. The service inherits the socket.',
  'ListenStream=/run/gunicorn.sock',
  'A socket unit owns the path. The service inherits nothing.',
].join('\n');
const marks = [
  { directive: { start: 'socket' }, from: page.indexOf('socket') },
  { directive: { start: 'SOCKET unit' }, from: page.indexOf('socket unit') },
  { directive: { prefix: 'inherits the', start: 'socket' }, from: page.indexOf('socket.\nListen') },
  { directive: { start: 'A socket', end: 'nothing', suffix: '.' }, from: page.indexOf('A socket') },
  { directive: { start: 'owns the', suffix: 'path' }, from: page.indexOf('owns the path') },
  { directive: { prefix: 'first', start: 'A socket' }, from: page.indexOf('A socket') },
  { directive: { prefix: 'gunicorn.sock', start: 'A socket' }, from: page.lastIndexOf('A socket') },
  { directive: { start: 'ock' }, from: undefined },
  { directive: { start: 'sock' }, from: undefined },
  { directive: { start: 'first A' }, from: undefined },
  { directive: { prefix: 'nowhere', start: 'socket' }, from: undefined },
];
for (const { directive, from } of marks) {
  test(`${JSON.stringify(directive)} marks ${from === undefined ? 'nothing' : `what begins at ${from}`}`, () => {
    assert.equal(locate(page, directive)?.from, from);
  });
}

const at = (text: string, last = false) => {
  const from = last ? page.lastIndexOf(text) : page.indexOf(text);
  return { from, to: from + text.length };
};

describe('a selection', () => {
  const cases = [
    {
      what: 'of words that stand once',
      range: at('ListenStream=/run/gunicorn.sock'),
      start: 'ListenStream=/run/gunicorn.sock',
    },
    {
      what: 'with space around it',
      range: at('. The service inherits nothing'),
      start: '. The service inherits nothing',
    },
    { what: 'of half a word', range: at('othing'), start: 'nothing' },
  ];
  for (const { what, range, start } of cases) {
    test(what, () => assert.deepEqual(directiveFor(page, range), { start }));
  }
  test('of words that stand before it too gets what stands around it', () => {
    const directive = directiveFor(page, at('A socket unit owns the', true));
    assert.ok(directive && (directive.suffix ?? directive.prefix));
    assert.equal(locate(page, directive)?.from, page.lastIndexOf('A socket'));
  });
  test('over several blocks is named by its ends', () => {
    const range = { from: page.indexOf('A socket unit'), to: page.indexOf('\nListen') + 10 };
    const directive = directiveFor(page, range);
    assert.ok(directive?.end);
    assert.deepEqual(locate(page, directive), wholeWords(page, range));
  });
  test('of nothing has none', () => assert.equal(directiveFor(page, { from: 22, to: 23 }), undefined));
});

/** Numbers from 0 to 1, the same for the same seed. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

test('1,000 selections of pages of few words are marked where they are, or not at all', () => {
  const dice = numbers(7);
  const roll = (most: number) => Math.floor((dice.next().value as number) * most);
  const vocabulary = ['socket', 'unit', 'the', 'nginx', 'proxy_pass', '80;', 'a-b', 'Host,', '$host', '/run/x.sock'];
  let marked = 0;
  for (let round = 0; round < 1_000; round++) {
    const text = Array.from(
      { length: 40 },
      () => vocabulary[roll(vocabulary.length)] + (roll(6) === 0 ? '\n' : ' '),
    ).join('');
    const from = roll(text.length - 1);
    const range = { from, to: Math.min(text.length, from + 1 + roll(60)) };
    const directive = directiveFor(text, range);
    if (!directive) continue;
    marked += 1;
    assert.deepEqual(locate(text, directive), wholeWords(text, range), JSON.stringify({ text, range, directive }));
    for (const term of Object.values(directive)) assert.ok(!String(term).includes('\n'), JSON.stringify(directive));
  }
  assert.ok(marked > 900, `${marked} of 1000`);
});
