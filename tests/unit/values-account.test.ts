import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf, formSays, originOf, type Own } from '../../src/features/values/values-account.ts';
import { parameters } from '../lab/values.ts';

// What the bar and the form say of the values of a page: how many, where from, until when.

const one = { domain: 'a.example' };
const two = { domain: 'a.example', user: 'shopper' };
const proven: Own = { values: {}, refused: {}, borrowed: false, waiting: false, kept: true, notTaken: [] };

for (const [own, says] of [
  [{}, ''],
  [{ kept: false }, ''],
  [{ values: one }, '1 value differs from the files that were proven.'],
  [
    { values: two, kept: false },
    '2 values differ from the files that were proven. This browser did not keep your values: the next page will not have them.',
  ],
  [{ notTaken: ['Domain: No.'] }, 'Not taken: Domain: No.'],
  [{ values: one, borrowed: 'as given' }, '1 value came with a link and holds in this tab only.'],
  [
    { values: two, borrowed: 'as given', waiting: true },
    '2 values came with a link and hold in this tab only; your own are still kept.',
  ],
  [
    { values: two, borrowed: 'typed over', kept: false },
    '2 values came with a link or were typed over it, and hold on this page only.',
  ],
  [
    { borrowed: 'as given', waiting: true },
    'As the link asks, the files are as they were proven, in this tab only; your own are still kept.',
  ],
] as const)
  test(`of ${JSON.stringify(own)} the bar says ${JSON.stringify(says)}`, () =>
    assert.equal(accountOf({ ...proven, ...own }, parameters).says, says));

test('each value that differs is named, in the order of the form', () =>
  assert.deepEqual(accountOf({ ...proven, values: two }, parameters).differing, [
    ['Unix user', 'shopper'],
    ['Domain', 'a.example'],
  ]));

test('the form warns of values that are borrowed, or that are not kept, and of no others', () => {
  assert.equal(formSays({ ...proven, values: one }), '');
  assert.match(formSays({ ...proven, values: one, kept: false }), /did not keep/);
  assert.match(formSays({ ...proven, values: one, borrowed: 'as given' }), /came with a link/);
});

test('a download tells values of a link from the reader’s', () => {
  assert.equal(originOf({ ...proven, values: one }), 'of your own');
  assert.match(originOf({ ...proven, values: one, borrowed: 'typed over' }), /came with a link or were typed/);
});
