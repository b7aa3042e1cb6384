import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNumber, isText, listOf, maybe, objectOf, oneOf, tableOf, type Form } from '../../src/shared/form.ts';

const isPage = objectOf<{ path: string; minutes?: number }>({ path: isText, minutes: maybe(isNumber) });

const cases: [name: string, form: Form<unknown>, right: unknown[], wrong: unknown[]][] = [
  ['a text', isText, ['', 'a'], [null, 1, [], {}]],
  ['one of some words', oneOf(['a', 'b']), ['a'], ['c', '', null, ['a']]],
  ['a list', listOf(isText), [[], ['a']], [null, {}, 'a', [1], ['a', null]]],
  ['a list of one or more', listOf(isText, 1), [['a']], [[]]],
  ['a table', tableOf(isNumber), [{}, { a: 1 }], [[], [1], null, { a: 'b' }]],
  [
    'an object',
    isPage,
    [{ path: '/' }, { path: '/', minutes: 1 }, { path: '/', newer: null }],
    [{}, [], null, { path: 1 }, { path: '/', minutes: '1' }, { path: '/', minutes: null }],
  ],
];

for (const [name, form, right, wrong] of cases)
  test(`${name} is known by its form`, () => {
    for (const data of right) assert.equal(form(data), true, JSON.stringify(data));
    for (const data of wrong) assert.equal(form(data), false, JSON.stringify(data));
  });
