import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printedIn } from '../../src/shared/printed.ts';

const tree = ['    PID    PPID   RSS COMMAND', '     58       1 25232 /srv/a', '     63      58 39600 /srv/a'];

for (const [what, lines, find, value] of [
  ['the first column by the second', tree, '{} 1 …', '58'],
  ['a column between words and blanks', tree, '1 {} /srv', '25232'],
  ['a value in JSON', ['{"host": "a", "pid": 65, "ppid": 58}'], 'ppid… {}', '58'],
  ['a value behind an equals sign', ['"GET /a/" 200 92 time=0.004 upstream=200'], 'time={}', '0.004'],
  ['a value inside a word', ['real\t0m6.112s'], '0m{}s', '6.112'],
  ['a value in angle brackets', ['request_id=- worker=<63>'], 'worker=<{}>', '63'],
  ['signs that mean something in a pattern', ['→ level (a.b): 1.1 OK :-)'], '(a.b): {} OK', '1.1'],
  ['the same value in several lines', ['ppid: 58', 'ppid: 58'], 'ppid: {}', '58'],
  ['a word at the end of a line', ['active', 'State: running'], 'State: {}', 'running'],
] as const) {
  test(`printed: ${what}`, () => assert.equal(printedIn(lines, find), value));
}

for (const [what, find, says] of [
  ['nothing', 'took {} s', /^no line has "took \{\} s"\. It printed:\n {8}PID {4}PPID/],
  ['a piece of a longer number', '{} 5 3', /^no line has/],
  ['a piece of a longer word', '{} 1 2523', /^no line has/],
  ['several values', '{} … /srv', /finds 58, 63: write more of the line that you mean/],
  ['no place for the value', '1 25232', /needs \{\} once/],
  ['two places', '{} 1 {}', /needs \{\} once/],
] as const) {
  test(`printed: a pattern that finds ${what} is refused with what to do`, () =>
    assert.throws(() => printedIn(tree, find), { message: says }));
}
