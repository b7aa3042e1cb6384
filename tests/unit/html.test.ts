import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeHtml } from '../../src/shared/html.ts';

for (const [text, html] of [
  ['', ''],
  ['proxy_pass http://app;', 'proxy_pass http://app;'],
  ['<script>', '&lt;script&gt;'],
  ['a && b', 'a &amp;&amp; b'],
  ['&lt;', '&amp;lt;'],
  ['say "hi"', 'say &quot;hi&quot;'],
] as const) {
  test(`html: ${JSON.stringify(text)} stays text`, () => assert.equal(escapeHtml(text), html));
}
