import assert from 'node:assert/strict';
import { test } from 'node:test';
import { centre, overlap, segmentsOf, strokeRect } from '../../src/features/diagrams/geometry.build.ts';
import { gridOf } from '../../src/features/diagrams/grid.build.ts';
import { label } from '../../src/features/diagrams/label.build.ts';
import { parse } from '../../src/features/diagrams/parse.build.ts';
import { place } from '../../src/features/diagrams/place.build.ts';
import { route } from '../../src/features/diagrams/route.build.ts';

/** A face whose every character is 7 px wide: no browser needed. */
const ruler = { name: (text: string) => 7 * text.length, small: (text: string) => 7 * text.length };

const source = (grid: string) => `---
title: Three boxes
description: One line and one arrow.
legend: "Solid: the line. Arrow: starts."
---
flowchart LR
${grid}
  a["one"]
  b["two"]
  c["three"]
  d["four"]
  a ==>|first| b
  %% nginx: The line goes from one to two.
  b ==>|second| c
  %% nginx: The line goes from two to three.
  d -->|starts| b
  %% control: Four starts the second of them.
`;

test('a request runs straight, an arrow beside it, and no label touches a line or a box', () => {
  const diagram = parse('boxes', source('%% grid\n%% a b c\n%% . d .'));
  for (const orientation of ['wide', 'tall'] as const) {
    const placed = place(diagram, gridOf(diagram, orientation, new Map()), orientation, ruler);
    const lines = route(diagram, placed);
    for (const { points } of lines) assert.equal(points.length, 2);
    const labels = label(diagram, lines, placed, ruler);
    assert.equal(labels.length, 3);
    for (const { rect } of labels) {
      for (const body of placed.bodies.values()) assert.ok(!overlap(rect, body));
      for (const { points } of lines)
        for (const segment of segmentsOf(points)) assert.ok(!overlap(rect, strokeRect(segment, 3)));
    }
  }
});

test('without a grid the ranks and the order are those of the given layout', () => {
  const diagram = parse('boxes', source(''));
  const layout = new Map([
    ['a', { x: 40, y: 101 }],
    ['b', { x: 200, y: 110 }],
    ['c', { x: 360, y: 104 }],
    ['d', { x: 40, y: 190 }],
  ]);
  assert.deepEqual(gridOf(diagram, 'wide', layout), [
    ['a', 'b', 'c'],
    ['d', '.', '.'],
  ]);
});

test('a node stretched over several cells is met where the line comes straight', () => {
  const diagram = parse('boxes', source('%% grid\n%% a . c\n%% b b b\n%% . d .'));
  const placed = place(diagram, gridOf(diagram, 'wide', new Map()), 'wide', ruler);
  const [first] = route(diagram, placed);
  const from = placed.bodies.get('a');
  assert.ok(from && first);
  assert.deepEqual(
    first.points.map(({ x }) => x),
    [centre(from).x, centre(from).x],
  );
});

test('a drawing that is too wide says so', () => {
  const wide = source('%% grid\n%% a b c d').replace('"one"', `"${'x'.repeat(90)}"`);
  const diagram = parse('boxes', wide);
  assert.throws(
    () => place(diagram, gridOf(diagram, 'wide', new Map()), 'wide', ruler),
    /boxes\.mmd: the wide drawing is \d+ px wide, 656 is the most/,
  );
});
