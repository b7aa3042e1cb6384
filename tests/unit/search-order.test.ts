import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutAtWords } from '../../src/features/search/cut.ts';
import { isLogLine } from '../../src/features/search/log-line.ts';
import { marked } from '../../src/features/search/marked.ts';
import { ordered } from '../../src/features/search/order.ts';
import { clean, termOf, type Found, type HitKind } from '../../src/features/search/search.ts';
import { recordedFaults } from '../support/faults.ts';

// What is asked for, which of what was found stands first, and how it is shown.

for (const [query, asked] of [
  ['how to deploy', 'deploy'],
  ['How do I restart it?', 'restart'],
  ['what is a socket?', 'socket?'],
  ['why 502 after deploy', '502 after deploy'],
  ['what', 'what'],
  ['to be or not', 'to be or not'],
] as const)
  test(`of "${query}" is searched for: ${asked}`, () => assert.equal(clean(query), asked));

for (const [word, term] of [
  ['Sockets', 'socket'],
  ['logs', 'log'],
  ['status', 'status'],
  ['access', 'access'],
  ['https', 'https'],
  ['dns', 'dns'],
  ['proxy_headers', 'proxy_headers'],
] as const)
  test(`${word} is compared as ${term}`, () => assert.equal(termOf(word), term));

const place = (id: string, kind: HitKind, ...terms: string[]): Found => {
  return { id, kind, title: id, line: '', layer: 'client', terms };
};
const found = [place('worker', 'section', '502'), place('b', 'symptom', 'gateway'), place('c', 'symptom', '502')];
const ids = (query: string, known: Found[] = [], all = found) => ordered(query, all, known).map(({ id }) => id);

test('failures with the code stand first, others keep their places', () => {
  assert.deepEqual(ids('502'), ['c', 'worker', 'b']);
  assert.deepEqual(ids('gateway'), ['worker', 'b', 'c']);
});

test('of a log line all failures stand first, before them those that are known by it, once', () => {
  const line = 'status=203/EXEC';
  assert.deepEqual(ids(line), ['b', 'c', 'worker']);
  assert.deepEqual(ids(line, [place('c', 'symptom')]), ['c', 'b', 'worker']);
});

test('who asks what something is gets its entry first', () => {
  const all = [place('workers', 'section'), place('worker', 'term')];
  assert.deepEqual(ids('what is a worker?', [], all), ['worker', 'workers']);
  assert.deepEqual(ids('worker', [], all), ['workers', 'worker']);
});

test('of many failures some leave room for the rest', () => {
  const many = Array.from({ length: 20 }, (_, at) => place(`f${at}`, 'symptom', '502'));
  const shown = ids('502', [], [...many, place('chapter', 'chapter', '502')]);
  assert.equal(shown.length, 12);
  assert.deepEqual(
    shown.slice(0, 8),
    many.slice(0, 8).map(({ id }) => id),
  );
});

test('the line of every failure is known for one, and no question is', () => {
  const lines = recordedFaults().map(({ log }) => log.line.trim().split('\n')[0] ?? '');
  assert.deepEqual(
    lines.filter((line) => !isLogLine(line)),
    [],
  );
  const questions = [
    'how to deploy',
    'why 502 after deploy',
    'proxy_pass',
    '203',
    'what is a socket',
    'X-Forwarded-Proto',
  ];
  assert.deepEqual(questions.filter(isLogLine), []);
});

for (const [text, terms, shown] of [
  ['The socket unit', ['socket'], 'The [socket] unit'],
  ['Sockets', ['socket'], '[Sockets]'],
  ['set proxy_pass here', ['proxy'], 'set [proxy]_pass here'],
  ['set proxy_pass here', ['proxy_pass'], 'set [proxy_pass] here'],
  ['failed (13: no)', ['13'], 'failed ([13]: no)'],
  ['nothing of it', ['other'], 'nothing of it'],
] as const)
  test(`in "${text}" is marked: ${shown}`, () => {
    const parts = marked(text, terms);
    assert.equal(parts.map((part) => part.text).join(''), text);
    assert.equal(parts.map((part) => (part.matched ? `[${part.text}]` : part.text)).join(''), shown);
  });

test('a text is cut at words, with what tells in it', () => {
  assert.equal(cutAtWords('short', 10), 'short');
  assert.equal(cutAtWords('one two three', 9), 'one two …');
  const text = `${'word '.repeat(40)}telling ${'more '.repeat(40)}`.trim();
  const cut = cutAtWords(text, 100, text.indexOf('telling'));
  assert.match(cut, /^… word .*telling more.* …$/);
  assert.ok(cut.length <= 104);
  assert.deepEqual(
    cut.match(/\S+/g)?.filter((word) => !['…', 'word', 'telling', 'more'].includes(word)),
    [],
  );
});
