import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byFile, slowest, timedIn, withoutPassed } from '../support/timed.ts';

/** What a run says of its slowest tests. */

const node = `▶ a group
  ✔ one (12.5ms)
  ✖ two, which is red (1200ms)
✔ a group (1212.5ms)
ℹ tests 2
ℹ duration_ms 1300
`;
const playwright = `
timed: 2500 ms chromium page.spec.ts: / is silent (and fits)
  1 passed (3.1s)
`;

test('tests of both runners are known, groups are not', () => {
  assert.deepEqual(timedIn(node + playwright), [
    { name: 'one', ms: 12.5 },
    { name: 'two, which is red', ms: 1200 },
    { name: 'chromium page.spec.ts: / is silent (and fits)', ms: 2500 },
  ]);
});

test('the slowest come first', () => {
  assert.deepEqual(slowest(timedIn(node + playwright), 2), [
    '    2.5 s  chromium page.spec.ts: / is silent (and fits)',
    '    1.2 s  two, which is red',
  ]);
});

test('files of browser tests have the time of all their tests', () => {
  assert.deepEqual(byFile(timedIn(node + playwright + playwright)), [
    { name: 'chromium page.spec.ts, 2 tests', ms: 5000 },
  ]);
});

test('what is shown of something that failed has neither times nor what passed', () => {
  assert.equal(withoutPassed(playwright), '\n  1 passed (3.1s)\n');
  assert.equal(withoutPassed(node), '▶ a group\n  ✖ two, which is red (1200ms)\nℹ tests 2\nℹ duration_ms 1300\n');
});
