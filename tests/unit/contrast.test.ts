import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { contrast, readTokens } from '../support/contrast.ts';

const tokens = readTokens(readFileSync('src/styles/tokens.css', 'utf8'));
const grounds = ['paper', 'sheet', 'lit'];
const inks = ['ink', 'ink-2', 'ink-3'];
const hues = ['nginx', 'socket', 'gunicorn', 'uvicorn', 'django', 'fail'];

test('contrast is computed as WCAG says', () => {
  const white: [number, number, number] = [1, 0, 0];
  const black: [number, number, number] = [0, 0, 0];
  assert.equal(contrast(white, black).toFixed(2), '21.00');
  assert.equal(contrast(white, white).toFixed(2), '1.00');
  // nginx green on paper, as the design's table has it.
  assert.equal(contrast([0.48, 0.125, 150], [0.982, 0.004, 210]).toFixed(1), '5.9');
});

for (const theme of ['light', 'dark'] as const) {
  const ratio = (front: string, back: string) => {
    const [a, b] = [tokens.get(front)?.[theme], tokens.get(back)?.[theme]];
    assert.ok(a && b, `src/styles/tokens.css has no light-dark() pair for --${a ? back : front}`);
    return contrast(a, b);
  };
  for (const name of [...inks, ...hues]) {
    test(`--${name} can be read on paper, sheet and lit, ${theme}`, () => {
      for (const ground of grounds)
        assert.ok(ratio(name, ground) >= 4.5, `${ratio(name, ground).toFixed(2)} on --${ground}`);
    });
  }
  test(`--ink can be read on --yours, ${theme}`, () => assert.ok(ratio('ink', 'yours') >= 4.5));
  test(`--edge can be seen on paper, ${theme}`, () => assert.ok(ratio('edge', 'paper') >= 3));
}
