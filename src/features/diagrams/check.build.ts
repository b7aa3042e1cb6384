import type { Diagram, Grid, LinePattern } from './graph.build.ts';
import { DiagramError } from './graph.build.ts';

/** The word a legend must use for each pattern that the drawing uses. */
const PATTERN: Record<LinePattern, string> = {
  client: 'thin',
  nginx: 'solid',
  socket: 'dotted',
  gunicorn: 'double',
  uvicorn: 'dashed',
  django: 'thick',
  control: 'arrow',
  ghost: 'faint',
};
const ADDRESS = /^\/(?:[a-z0-9.-]+\/)*(?:#[a-z0-9-]+)?$/;

/** What a reader would miss: a step, a link that goes nowhere, a pattern without a meaning. @throws DiagramError */
export function checkDiagram(diagram: Diagram): void {
  const fail = (problem: string): never => {
    throw new DiagramError(diagram.name, problem);
  };
  if (diagram.edges.length < 3) fail('has fewer than three steps');
  for (const edge of diagram.edges) {
    if (edge.step.length < 20) fail(`the step of ${edge.from} to ${edge.to} is not a sentence`);
  }
  for (const node of diagram.nodes) {
    if (node.href !== undefined && !ADDRESS.test(node.href))
      fail(`node "${node.id}" links to "${node.href}", which is no address like "/nginx/#headers"`);
  }
  for (const layer of new Set(diagram.edges.map((edge) => edge.layer))) {
    if (!diagram.legend.toLowerCase().includes(PATTERN[layer]))
      fail(`the legend does not say what "${PATTERN[layer]}" means`);
  }
  for (const grid of Object.values(diagram.grids)) checkGrid(diagram, grid, fail);
}

function checkGrid(diagram: Diagram, grid: Grid, fail: (problem: string) => never): void {
  if (new Set(grid.map((row) => row.length)).size > 1) fail('the rows of a grid differ in length');
  const placed = new Set(grid.flat());
  placed.delete('.');
  for (const { id } of diagram.nodes) if (!placed.delete(id)) fail(`node "${id}" stands nowhere in a grid`);
  for (const id of placed) fail(`a grid names "${id}", which is no node`);
}
