import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atomsOf } from '../../src/features/troubleshoot/atoms.ts';
import { diagnose } from '../../src/features/troubleshoot/diagnosis.ts';
import { excerpt } from '../../src/features/troubleshoot/excerpt.ts';
import { patternsOf } from '../../src/features/troubleshoot/patterns.ts';
import { telling } from '../../src/features/troubleshoot/telling.ts';
import { endOf, pasteMost, saidOfCut } from '../../src/shared/paste.ts';
import { withoutColours } from '../../src/shared/terminal-colours.ts';
import { unitsOf } from '../../src/features/troubleshoot/units.ts';
import { dice } from '../support/dice.ts';
import { recordedFaults } from '../support/faults.ts';
import { unrelatedLines } from '../support/unrelated-lines.ts';

for (const [line, left] of [
  ['Nov 24 08:16:49 vault systemd[1]: shop.service: Killing.', 'shop.service: Killing.'],
  [
    '2027-03-09T23:59:07+0100 web gunicorn[7]: [2027-03-09 22:59:07 +0000] [7] [ERROR] Exception in worker process',
    'Exception in worker process',
  ],
  ['> 2027/03/09 23:59:07 [crit] 98#98: *7 open() failed', 'open() failed'],
  [
    '     Active: failed (Result: exit-code) since Tue 2027-03-09 23:59:07 CET; 5min ago',
    'Active: failed (Result: exit-code)',
  ],
  ['    Process: 97 ExecStartPre=/opt/x --check (code=exited, status=200/CHDIR)', '(code=exited, status=200/CHDIR)'],
  ['   Main PID: 97 (code=exited, status=3/NOTIMPLEMENTED)', '(code=exited, status=3/NOTIMPLEMENTED)'],
  ['     Loaded: loaded (/etc/systemd/system/gunicorn.service; enabled)', ''],
  ['WARNING:  Unsupported upgrade request.', 'Unsupported upgrade request.'],
  [
    'failed (2: No such file), client: 203.0.113.9, server: a.example, request: "GET /static/a.css HTTP/1.1", host: "a.example"',
    'failed (2: No such file) /static HTTP',
  ],
  ['Worker (pid:112) was sent SIGKILL!', 'Worker (pid: ) was sent SIGKILL!'],
  ['203/EXEC', '203/EXEC'],
  ['', ''],
] as const)
  test(`what tells in ${JSON.stringify(line)}`, () => assert.equal(telling(line).replace(/\s+/g, ' ').trim(), left));

for (const [line, words] of [
  [
    'connect() to unix:/run/a.sock failed (13: Permission denied)',
    'connect unix run sock failed 13: permission denied',
  ],
  ['[Errno 13] Permission denied', 'errno 13 permission denied'],
  ['status=203/EXEC', 'status 203 exec'],
  ['1048784 bytes, 98213, e580586e45d542e0e65a00a05ec31a6b', 'bytes'],
  ['https://shop.example:8443 does', 'https shop example :port does'],
  [' - - [ "GET', '-first get'],
  ['Ünïcode Größe', 'ünïcode größe'],
] as const)
  test(`words of ${JSON.stringify(line)}`, () =>
    assert.equal(
      atomsOf(line)
        .map(({ word }) => word)
        .filter((word) => word.length > 1)
        .join(' '),
      words,
    ));

test('what is left of a line stands where it stood', () => {
  const next = dice(11);
  const logs = recordedFaults().flatMap(({ block }) => block?.split('\n') ?? []);
  for (const line of [...logs, ...unrelatedLines]) {
    const cut = line.slice(next(20));
    const left = telling(cut);
    assert.equal(left.length, cut.length, cut);
    for (let at = 0; at < cut.length; at++) assert.ok([cut[at], ' ', '·'].includes(left[at]), `${at} of ${cut}`);
  }
});

test('the end of a long paste is whole lines', () => {
  assert.equal(endOf('short'), 'short');
  const end = endOf(`${'a line of some length\n'.repeat(20_000)}last`);
  assert.ok(end.length <= pasteMost && end.startsWith('a line') && end.endsWith('last'));
  assert.equal(endOf('x'.repeat(pasteMost + 1)).length, pasteMost);
});

test('a line without a head is read with the one before it, a line with one is not', () => {
  const words = (text: string) => unitsOf(text).map(({ atoms }) => atoms.map(({ word }) => word).join(' '));
  const long = 'connect failed while connecting to the upstream';
  assert.deepEqual(words(`${long}\nserver`), [
    'connect failed while connecting upstream',
    'server',
    'connect failed while connecting upstream server',
  ]);
  assert.equal(words(`${long}\nMar 09 23:59:07 web a[1]: server`).length, 2);
});

const patterns = patternsOf(
  [
    { id: 'a', lines: ['the red lamp glows under_water'], mark: 'red lamp glows', around: '' },
    { id: 'b', lines: ['the blue lamp flickers over_land'], mark: 'blue lamp flickers', around: '' },
    ...Array.from({ length: 14 }, (_, index) => ({
      id: `c${index}`,
      lines: [`word${index}`],
      mark: 'none',
      around: '',
    })),
  ],
  [],
  [],
);
const rows = ['a', 'b'].map((id) => ({ id, title: `Title ${id}`, sees: '', page: `/${id}/`, check: '', seal: '' }));
const writers = [
  { page: '/t/#green', name: 'the green one', layer: 'nginx', like: '^a green' },
  { page: '/t/#nobody', name: 'nobody', layer: 'client', like: '' },
];
const branches = [{ page: '/t/#502', sees: '502', codes: ['502'] }];
const known = { patterns, rows, writers, branches };

for (const [paste, says, code] of [
  ['', '', undefined],
  ['the red lamp glows under_water', '1 failure matches: Title a.', undefined],
  ['red lamp glows under_water\nthe blue lamp flickers over_land', '2 failures match, first: Title a.', undefined],
  ['a green one, 502', 'Nothing here matches, but it names 502. Written by the green one. What helps next:', '502'],
  ['a blue one', 'Nothing here matches. What helps next:', undefined],
] as const)
  test(`of a paste of ${paste.length} characters is said: ${says}`, () => {
    const diagnosis = diagnose(paste, known);
    assert.equal(diagnosis.says, says);
    assert.equal(diagnosis.onward?.code, code);
    assert.equal(diagnosis.onward !== undefined, says.startsWith('Nothing'));
  });

test('a paste that is too long is read from its end, and that is said', () => {
  const paste = `${'filler\n'.repeat(pasteMost)}the red lamp glows`;
  assert.equal(diagnose(paste, known).says, '1 failure matches: Title a.');
  assert.equal(endOf(paste).split('\n').length, 1000);
  assert.match(saidOfCut(paste), /^ Only the last 7,0\d{2} characters were read\.$/);
  assert.equal(saidOfCut('a\n'.repeat(100)), '');
});

for (const [before, after] of [
  ['\u001b[1;31mred\u001b[0m lamp', 'red lamp'],
  ['\u001b[38;5;196mred\u001b[K\u001b[m', 'red'],
  ['\u001b]0;a title\u0007red', 'red'],
  ['\ufffd[33mred\u241b[0m ^[[1mlamp^[[0m #033[31mglows#033[0m', 'red lamp glows'],
  ['[33mred[0m', 'red'],
  ['rate[5m] in [30ms] for [5min]', 'rate[5m] in [30ms] for [5min]'],
  ['[13] [ERROR] ^[a-z] \ufffd[a]', '[13] [ERROR] ^[a-z] \ufffd[a]'],
] as const)
  test(`without the colours of a terminal ${JSON.stringify(before)} is ${after}`, () =>
    assert.equal(withoutColours(before), after));

test('what is shown of a coloured line has no colours, and all its words', () => {
  const { found } = diagnose('\u001b[33mthe red \u001b[1mlamp glows\u001b[0m under_water', known);
  assert.equal(found[0]?.lines[0]?.map(({ text }) => text).join(''), 'the red lamp glows under_water');
});

test('how much of a paste was read is said before what helps next', () => {
  const cut = ' Only the last 9 characters were read.';
  assert.equal(
    diagnose('a green one', known, cut).says,
    `Nothing here matches. Written by the green one.${cut} What helps next:`,
  );
  assert.equal(diagnose('the red lamp glows under_water', known, cut).says, `1 failure matches: Title a.${cut}`);
});

test('an excerpt shows the lines as they were pasted, with what matched in it', () => {
  const text = `before\n${'x'.repeat(200)} red, lamp ${'y'.repeat(200)}\nafter red`;
  const lines = excerpt(
    text,
    atomsOf(text).filter(({ word }) => ['red', 'lamp'].includes(word)),
  );
  assert.equal(lines.length, 2);
  const [first = [], second = []] = lines.map((parts) => parts.map((part) => part.text));
  assert.deepEqual(second, ['after ', 'red']);
  assert.deepEqual(first.filter((part) => text.includes(part)).length, first.length - 2);
  assert.ok(first.includes('red, lamp') && first[0] === '… ' && first.at(-1) === ' …');
});
