import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from '../../src/features/diagrams/parse.build.ts';
import { steps } from '../../src/features/diagrams/steps.build.ts';

const SOURCE = `---
title: A door
description: Someone knocks, someone opens.
legend: "Thin: the visitor. Solid: the hall. Arrow: starts it."
---
flowchart LR
%% grid
%%   visitor door hall
%%   .       .    host
  visitor["Visitor"]
  door(("the door<br/>always there"))
  %% a remark
  subgraph inside ["Inside"]
    hall["Hall"]
    host{"Host?"}
  end

  visitor ==>|knocks| door
  %% client: The visitor knocks at \`/run/door\` and waits.
  door ==> hall
  %% nginx: Somebody in the hall opens it.
  host -->|wakes| hall
  %% control: The host woke that somebody before.

  click door href "/nginx/#why"
`;

const refuses = (change: [string, string], message: RegExp) =>
  assert.throws(() => parse('door', SOURCE.replace(...change)), message);

test('a source gives nodes, edges with layer and sentence, bands, grid and links', () => {
  const diagram = parse('door', SOURCE);
  assert.equal(diagram.title, 'A door');
  assert.deepEqual(
    diagram.nodes.map(({ id, shape }) => `${id} ${shape}`),
    ['visitor box', 'door ring', 'hall box', 'host choice'],
  );
  assert.deepEqual(diagram.nodes[1], {
    id: 'door',
    shape: 'ring',
    lines: ['the door', 'always there'],
    href: '/nginx/#why',
  });
  assert.deepEqual(
    diagram.edges.map(({ from, to, layer, label }) => [from, to, layer, ...label]),
    [
      ['visitor', 'door', 'client', 'knocks'],
      ['door', 'hall', 'nginx'],
      ['host', 'hall', 'control', 'wakes'],
    ],
  );
  assert.deepEqual(diagram.bands, [{ title: 'Inside', nodes: ['hall', 'host'] }]);
  assert.deepEqual(diagram.grids.wide, [
    ['visitor', 'door', 'hall'],
    ['.', '.', 'host'],
  ]);
});

test('the steps are the sentences of the edges in order, with code set apart', () => {
  const list = steps(parse('door', SOURCE));
  assert.equal(list.length, 3);
  assert.deepEqual(list[0], [
    { text: 'The visitor knocks at ', code: false },
    { text: '/run/door', code: true },
    { text: ' and waits.', code: false },
  ]);
});

test('what is missing is refused, with the file and the line', () => {
  refuses(['title: A door\n', ''], /content\/diagrams\/door\.mmd:1: has no title/);
  refuses(['description: Someone knocks, someone opens.\n', ''], /has no description/);
  refuses(['  %% nginx: Somebody in the hall opens it.\n', ''], /door\.mmd:20: the edge has no step/);
  refuses(['%% nginx: Somebody', '%% apache: Somebody'], /door\.mmd:21: "apache" is no layer/);
  refuses(['Somebody in the hall opens it.', 'opens'], /the step of door to hall is not a sentence/);
  refuses(['Solid: the hall. ', ''], /the legend does not say what "solid" means/);
});

test('a link, an edge or a grid that leads nowhere is refused', () => {
  refuses(['"/nginx/#why"', '"nginx.html"'], /node "door" links to "nginx\.html"/);
  refuses(['"/nginx/#why"', '"https://nginx.org/"'], /which is no address/);
  refuses(['door ==> hall', 'door ==> cellar'], /no node "cellar" above this edge/);
  refuses(['.       .    host', '.       .    .   '], /node "host" stands nowhere in a grid/);
  refuses(['  host{"Host?"}', '  host{{"Host?"}}'], /cannot read "host/);
});
