import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatChecklist, parseChecklist } from '../../src/features/onboarding/checklist.ts';
import type { Tasks } from '../../src/features/onboarding/tasks.ts';
import { nothingDone, type Progress } from '../../src/features/onboarding/progress.ts';
import { dice } from '../support/dice.ts';

const check = (id: string, says = id) => ({ id, says, doctor: [] });
const asked: Tasks = {
  href: '/x/progress/',
  chapters: [
    {
      id: 'start',
      title: 'Start here',
      href: '/x/start/',
      checks: [check('start#on', '`is-active` prints `active`'), check('start#reboot')],
    },
    { id: 'nginx', title: 'nginx in front', href: '/x/nginx/', checks: [check('nginx#limit')] },
    { id: 'glossary', title: 'Glossary', href: '/x/glossary/', checks: [] },
  ],
  paths: [
    { id: 'ship', title: 'Ship a change', chapters: ['start'] },
    { id: 'run', title: 'Run the server', chapters: ['start', 'nginx'] },
  ],
  doctor: [],
};
const address = (path: string) => `https://docs.example${path}`;

test('check-list: a path is a task list with its chapters, checks and links', () => {
  const progress = { ...nothingDone, path: 'ship', read: ['start'], checks: ['start#on'] };
  assert.equal(
    formatChecklist(progress, asked, address),
    [
      '# Onboarding: Ship a change',
      '',
      '1 of 1 chapters read, 1 of 2 checks ticked. [Follow this path](https://docs.example/x/progress/#paths&v1&path=ship)',
      '',
      '- [x] [Start here](https://docs.example/x/start/)',
      '  - [x] [`is-active` prints `active`](https://docs.example/x/start/#on)',
      '  - [ ] [start#reboot](https://docs.example/x/start/#reboot)',
      '',
    ].join('\n'),
  );
});

test('check-list: what was done beside the path is not lost', () => {
  const text = formatChecklist({ ...nothingDone, path: 'ship', checks: ['nginx#limit'] }, asked, address);
  assert.match(text, /## Besides\n\n- \[ \] \[nginx in front\][^\n]*\n {2}- \[x\] \[nginx#limit\]/);
  assert.doesNotMatch(text, /Glossary/);
});

test('check-list: without a path it has every chapter', () => {
  assert.match(formatChecklist(nothingDone, asked, address), /^# Onboarding: all chapters\n\n0 of 3 chapters/);
});

const taken: [what: string, line: string, progress: Partial<Progress>, tasks: number, strange: string[]][] = [
  ['a chapter', '- [x] [a](https://docs.example/x/start/)', { read: ['start'] }, 1, []],
  ['a capital X', '* [X] [a](https://docs.example/x/start/)', { read: ['start'] }, 1, []],
  ['a numbered task', '1. [x] [a](/start/)', { read: ['start'] }, 1, []],
  ['another host and base', '- [x] [a](http://localhost:4321/start/#on)', { checks: ['start#on'] }, 1, []],
  ['a bare address', '- [x] https://docs.example/x/nginx/#limit', { checks: ['nginx#limit'] }, 1, []],
  ['a quoted task', '> - [x] [a](/nginx/)', { read: ['nginx'] }, 1, []],
  ['a link with a title', '- [x] [a](/nginx/ "nginx")', { read: ['nginx'] }, 1, []],
  ['an open box', '- [ ] [a](/nginx/)', {}, 1, []],
  ['a line end of Windows', '- [x] [a](/nginx/)\r\n- [x] [b](/start/)\r\n', { read: ['nginx', 'start'] }, 2, []],
  ['a task of somebody else', '- [x] order a laptop', {}, 0, ['order a laptop']],
  ['a check that is gone', '- [x] [a](/start/#gone)', {}, 0, ['[a](/start/#gone)']],
  ['a chapter that is gone', '- [ ] [a](/gone/)', {}, 0, ['[a](/gone/)']],
  ['prose', 'Read [the start](/start/) first', {}, 0, []],
  ['the path', '# Onboarding: Run the server', { path: 'run' }, 0, []],
  ['a path that is gone', '# Onboarding: Sleep', {}, 0, []],
];
for (const [what, line, progress, tasks, strange] of taken) {
  test(`check-list: ${what} is understood`, () =>
    assert.deepEqual(parseChecklist(line, asked), { progress: { ...nothingDone, ...progress }, tasks, strange }));
}

test('check-list: one ticked check does not make its chapter read', () => {
  assert.deepEqual(parseChecklist('- [x] [a](/nginx/#limit)', asked).progress.read, []);
});

test('check-list: whatever was done comes back as it was', () => {
  const roll = dice(3);
  const some = <Item>(items: readonly Item[]) => items.filter(() => roll(2) === 1);
  for (let round = 0; round < 1000; round++) {
    const progress: Progress = {
      path: ['', 'ship', 'run'][roll(3)] ?? '',
      read: some(asked.chapters.map(({ id }) => id)),
      checks: some(asked.chapters.flatMap(({ checks }) => checks.map(({ id }) => id))),
      answers: {},
    };
    const { progress: back, strange } = parseChecklist(formatChecklist(progress, asked, address), asked);
    assert.deepEqual(
      { ...back, read: [...back.read].sort(), checks: [...back.checks].sort() },
      { ...progress, read: [...progress.read].sort(), checks: [...progress.checks].sort() },
    );
    assert.deepEqual(strange, []);
  }
});

test('check-list: no text throws', () => {
  const roll = dice(5);
  const parts = [
    '- [x] ',
    '- [ ]',
    '[a]',
    '(/start/',
    '#on',
    ')',
    '\n',
    '>',
    '((',
    ']',
    '/',
    '#',
    'start',
    '\0',
    '💥',
    '# Onboarding: ',
  ];
  for (let round = 0; round < 4000; round++) {
    const text = Array.from({ length: roll(16) }, () => parts[roll(parts.length)]).join('');
    const { progress } = parseChecklist(text, asked);
    assert.ok(progress.read.every((id) => asked.chapters.some((chapter) => chapter.id === id)));
  }
});
