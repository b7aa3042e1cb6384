import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedHtml } from '../../src/features/values/marks.ts';

const places = [
  { start: 5, end: 10, id: 'user', write: String },
  { start: 20, end: 24, id: 'project', write: String },
];

for (const [piece, start, html] of [
  ['User=vault', 0, 'User=<var>vault</var>'],
  ['vault', 5, '<var>vault</var>'],
  ['au', 6, '<var>au</var>'],
  ['t<&', 9, '<var>t</var>&lt;&amp;'],
  ['nothing', 11, 'nothing'],
  ['=vault 2345678 abcd.', 4, '=<var>vault</var> 2345678 a<var>bcd.</var>'],
] as const)
  test(`"${piece}" from ${start} is ${html}`, () => assert.equal(markedHtml(piece, start, places), html));
