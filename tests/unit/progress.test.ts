import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatProgress,
  merge,
  nothingDone,
  parseProgress,
  setAnswer,
  setCheck,
  setRead,
  standing,
  type Progress,
} from '../../src/features/onboarding/progress.ts';
import { dice } from '../support/dice.ts';

const some: Progress = {
  path: 'ship',
  read: ['start', 'deploys'],
  checks: ['start#reboot'],
  answers: { 'start#asleep': 0, 'start#groups': 3 },
};

test('progress: what is kept is read back as it was', () => {
  assert.deepEqual(parseProgress(formatProgress(some)), { progress: some });
  assert.deepEqual(parseProgress(undefined), { progress: nothingDone });
});

const damaged: [what: string, text: string, progress: Progress, reason: RegExp][] = [
  ['no JSON', '{"path', nothingDone, /damaged/],
  ['an empty text', '', nothingDone, /damaged/],
  ['a list', '[]', nothingDone, /damaged/],
  ['a number', '7', nothingDone, /damaged/],
  ['null', 'null', nothingDone, /damaged/],
  ['no version', '{}', nothingDone, /another version/],
  ['another version', '{"version":2,"read":["start"]}', nothingDone, /another version/],
  ['missing parts', '{"version":1,"read":["start"]}', { ...nothingDone, read: ['start'] }, /part/],
  ['parts of the wrong kind', '{"path":7,"read":"start","checks":{},"answers":[1],"version":1}', nothingDone, /part/],
  [
    'ids that the guide does not write',
    '{"path":"<b>","read":["start","A","a b",1,null],"checks":["start","start#a","#a"],"answers":{"x":1,"a#b":9,"c#d":2},"version":1}',
    { path: '', read: ['start'], checks: ['start#a'], answers: { 'c#d': 2 } },
    /part/,
  ],
  [
    'an id twice',
    '{"path":"","read":["start","start"],"checks":[],"answers":{},"version":1}',
    { ...nothingDone, read: ['start'] },
    /part/,
  ],
];
for (const [what, text, progress, reason] of damaged) {
  test(`progress: ${what} leaves what can be read, with a reason`, () => {
    const found = parseProgress(text);
    assert.deepEqual(found.progress, progress);
    assert.match(found.reason ?? '', reason);
  });
}

test('progress: a name of the language itself is no answer', () => {
  const text = '{"path":"","read":[],"checks":[],"answers":{"__proto__":1},"version":1}';
  assert.deepEqual(Object.keys(parseProgress(text).progress.answers), []);
});

test('progress: the last tick of a list makes its chapter read, and no other does', () => {
  const list = ['start#a', 'start#b'];
  const one = setCheck(nothingDone, 'start#a', true, list);
  assert.deepEqual(one.read, []);
  const both = setCheck(one, 'start#b', true, list);
  assert.deepEqual(both.read, ['start']);
  const back = setCheck(both, 'start#a', false, list);
  assert.deepEqual(back.checks, ['start#b']);
  assert.deepEqual(back.read, ['start']);
  assert.deepEqual(setCheck(nothingDone, 'start#a', true, []).read, []);
});

test('progress: marking twice is marking once, and can be taken back', () => {
  const twice = setRead(setRead(nothingDone, 'nginx', true), 'nginx', true);
  assert.deepEqual(twice.read, ['nginx']);
  assert.deepEqual(setRead(twice, 'nginx', false), nothingDone);
  assert.deepEqual(setAnswer(some, 'start#asleep', 2).answers, { 'start#asleep': 2, 'start#groups': 3 });
});

test('progress: merging keeps everything of both, and the own path and answers', () => {
  const other: Progress = {
    path: 'run',
    read: ['nginx', 'start'],
    checks: ['nginx#limit'],
    answers: { 'start#asleep': 1, 'a#b': 1 },
  };
  assert.deepEqual(merge(some, other), {
    path: 'ship',
    read: ['start', 'deploys', 'nginx'],
    checks: ['start#reboot', 'nginx#limit'],
    answers: { 'start#asleep': 0, 'start#groups': 3, 'a#b': 1 },
  });
  assert.deepEqual(merge(nothingDone, some), some);
});

const path = ['start', 'nginx', 'deploys'];
for (const [read, here, done, next] of [
  [[], '', 0, 'start'],
  [['start'], 'start', 1, 'nginx'],
  [['nginx'], 'start', 1, 'deploys'],
  [['nginx', 'deploys'], 'deploys', 2, 'start'],
  [['start', 'nginx'], 'deploys', 2, undefined],
  [['start', 'nginx', 'deploys'], '', 3, undefined],
  [['start'], 'wsgi', 1, 'nginx'],
] as [string[], string, number, string | undefined][]) {
  test(`progress: with ${read.join(' and ') || 'nothing'} read, the path at ${here || 'no chapter'} goes to ${next}`, () =>
    assert.deepEqual(standing({ ...nothingDone, read }, path, here), { done, of: 3, next }));
}

test('progress: any text gives progress that can be kept', () => {
  const roll = dice(7);
  const whole = formatProgress(some);
  for (let round = 0; round < 3000; round++) {
    const at = roll(whole.length);
    const broken = whole.slice(0, at) + String.fromCharCode(32 + roll(95)) + whole.slice(at + roll(4));
    const { progress } = parseProgress(broken);
    assert.deepEqual(parseProgress(formatProgress(progress)), { progress });
  }
});
