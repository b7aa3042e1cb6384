import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { assertNone } from '../support/findings.ts';
import { passagesBelow, passagesOf } from '../support/passages.ts';
import { longSentences, longest, obscureSentences, wordsInProse } from '../support/plain-english.ts';
import { meanLength, sentencesOf } from '../support/sentences.ts';
import { wordsOf } from '../support/words.ts';

// The prose of the guide, read as a colleague reads it whose second language it is: "Plain English" in CONTRIBUTING.md.

const sentences = passagesBelow('content').flatMap(sentencesOf);
const words = wordsOf(readFileSync('CONTRIBUTING.md', 'utf8'));

test('no sentence is longer than a reader can hold', (t) => {
  const chapters = sentences.filter(({ path }) => path.startsWith('content/chapters/'));
  t.diagnostic(`a sentence of the chapters has ${meanLength(chapters).toFixed(1)} words, as a mean`);
  assertNone(longSentences(sentences), 'one thought, one sentence: subject, verb, object');
});

test('no sentence leaves its sense to be worked out', () => assertNone(obscureSentences(sentences)));

test('the prose has no word that another stands for', () => {
  assertNone(wordsInProse(sentences, words), 'one word for one thing: the table "Words" of CONTRIBUTING.md');
});

const chapter = [
  '---',
  'title: Knocks',
  'able: [one, it knocks]',
  '---',
  '',
  '<Section id="a" title="It knocks">',
  '',
  'One is `too.` two. nginx knocks on',
  'the door. 502 is one, too.<Cite id="b" /> Nobody is here',
  'who does <Term id="x">not</Term> know.',
  '',
  '| A | B |',
  '|---|---|',
  '| It knocks. | as well. |',
  '',
  '~~~console id="c" caption="It knocks."',
  '$ knocks',
  '~~~',
  '',
  '</Section>',
].join('\n');
const yaml = [
  '# knocks',
  '- id: knocks',
  '  says: |',
  '    One.',
  '',
  '    It knocks.',
  '  why:',
  '    - It knocks',
].join('\n');
const planted = (path: string, text: string) =>
  passagesOf(path, text, ['title', 'able', 'says', 'why']).flatMap(sentencesOf);
const door = [{ word: 'connects', neverInNames: [], neverInChapters: ['knock'] }];

test('a forbidden word is seen wherever there is prose, and nowhere else', () => {
  const places = (path: string, text: string) =>
    wordsInProse(planted(path, text), door).map((finding) => finding.slice(0, finding.indexOf(' ')));
  assert.deepEqual(places('a.mdx', chapter), [
    'a.mdx:2:',
    'a.mdx:3:',
    'a.mdx:8:',
    'a.mdx:14:',
    'a.mdx:6:',
    'a.mdx:16:',
  ]);
  assert.deepEqual(places('a.yaml', yaml), ['a.yaml:6:', 'a.yaml:8:']);
  assert.deepEqual(wordsInProse(planted('a.yaml', 'says: It knocks.'), door), [
    'a.yaml:1: "knocks" in "It knocks.": say "connects"',
  ]);
});

test('a bare end and two negatives are seen, with their line', () => {
  assert.deepEqual(obscureSentences(planted('a.mdx', chapter)), [
    'a.mdx:9: "too" in "502 is one, too.": name what it is added to, or say "also" before the verb',
    'a.mdx:9: "Nobody is here who does not" in "Nobody is here who does not know.": two negatives: say what is so',
    'a.mdx:14: "as well" in "as well.": name what it is added to, or say "also" before the verb',
  ]);
});

test('a sentence is as long as its words, of which code is one', () => {
  const text = (count: number) => `says: ${'word '.repeat(count)}\`a b c\`.`;
  assert.deepEqual(longSentences(planted('a.yaml', text(longest - 1))), []);
  assert.deepEqual(longSentences(planted('a.yaml', text(longest))), [
    `a.yaml:1: ${longest + 1} words in a sentence, and ${longest} are allowed: make two of "${'word '.repeat(12)}…"`,
  ]);
  assert.equal(meanLength(planted('a.yaml', 'says: One two. nginx is three. A title')), 2.5);
});
