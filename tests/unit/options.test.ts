import assert from 'node:assert/strict';
import { test } from 'node:test';
import { optionsHtml } from '../../src/shared/options.ts';

const whole = (option: string) => `<span class="t-opt">${option}</span>`;

for (const [text, html] of [
  ['curl -sS --unix-socket /run/x', `curl ${whole('-sS')} ${whole('--unix-socket')} /run/x`],
  ['    --hash=sha256:00ff', `${whole('    --hash')}=sha256:00ff`],
  ['su -c "sort -n"', `su ${whole('-c')} "sort ${whole('-n')}"`],
  ['[-v] a<b', `[${whole('-v')}] a&lt;b`],
  ['www-data, --, -, -1, a -> b', 'www-data, --, -, -1, a -&gt; b'],
] as const)
  test(`in "${text}" options stay in one piece`, () => assert.equal(optionsHtml(text), html));
