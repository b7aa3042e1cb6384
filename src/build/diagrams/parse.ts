import { parse as parseYaml } from 'yaml';
import { checkDiagram } from './check.ts';
import type { Band, Diagram, Edge, Grid, Node, Orientation, Shape } from './graph.ts';
import { DiagramError, LAYERS } from './graph.ts';

/*
 * The part of Mermaid's flowchart language that the drawings use, one statement a line. Three kinds of comment carry what
 * Mermaid has no word for, so the source still renders wherever Mermaid does:
 *
 *   %% grid            (or: %% grid tall) then rows of node ids: where the nodes stand
 *   %% nginx: …        after an edge: its layer, and the edge as a sentence
 *   %% …               anything else is a comment
 */
const NODE = /^([a-z][a-z0-9]*)(\[\(|\(\[|\(\(|\[|\{)"([^"]+)"(?:\)\]|\]\)|\)\)|\]|\})$/;
const EDGE = /^([a-z][a-z0-9]*)\s+(?:==>|===|-->|---|-\.->)(?:\|"?([^|"]+)"?\|)?\s+([a-z][a-z0-9]*)$/;
const CLICK = /^click\s+([a-z][a-z0-9]*)\s+href\s+"([^"]*)"$/;
const BAND = /^subgraph\s+[a-z][a-z0-9]*\s*\["([^"]+)"\]$/;
const GRID = /^%%\s*grid(?:\s+(tall|wide))?$/;
const STEP = /^%%\s*([a-z]+):\s*(.*)$/;
const SHAPES: Record<string, Shape> = { '[': 'box', '((': 'ring', '{': 'choice', '[(': 'store', '([': 'plain' };

/**
 * @param name file name without `.mmd`, for messages
 * @throws DiagramError naming file, line and remedy
 */
export function parse(name: string, source: string): Diagram {
  const lines = source.split('\n');
  const { head, start } = frontMatter(name, lines);
  const diagram: Diagram = { name, ...head, nodes: [], edges: [], bands: [], grids: {} };
  const seen = new Map<string, Node>();
  let grid: Grid | undefined;
  let band: Band | undefined;
  let pending: Edge | undefined;

  const fail = (problem: string, index: number): never => {
    throw new DiagramError(name, problem, index + 1);
  };

  for (let index = start; index < lines.length; index++) {
    const line = lines[index].trim();
    let match: RegExpMatchArray | null;
    if (!line.startsWith('%%')) grid = undefined;
    if (pending && !line.startsWith('%%'))
      fail('the edge above has no step: write "%% <layer>: sentence" below it', index - 1);

    if (line === '' || /^flowchart (LR|TB)$/.test(line)) continue;
    if ((match = line.match(GRID))) {
      grid = diagram.grids[(match[1] ?? 'wide') as Orientation] = [];
    } else if (grid && line.startsWith('%%')) {
      grid.push(line.slice(2).trim().split(/\s+/));
    } else if (pending && (match = line.match(STEP))) {
      const layer = LAYERS.find((known) => known === match?.[1]);
      if (!layer) fail(`"${match[1]}" is no layer; use one of ${LAYERS.join(', ')}`, index);
      else diagram.edges.push({ ...pending, layer, step: match[2].trim() });
      pending = undefined;
    } else if (line.startsWith('%%')) {
      continue;
    } else if ((match = line.match(NODE))) {
      if (seen.has(match[1])) fail(`node "${match[1]}" is written twice`, index);
      const node: Node = { id: match[1], shape: SHAPES[match[2]], lines: breakLines(match[3]) };
      seen.set(node.id, node);
      diagram.nodes.push(node);
      band?.nodes.push(node.id);
    } else if ((match = line.match(EDGE))) {
      for (const id of [match[1], match[3]]) if (!seen.has(id)) fail(`no node "${id}" above this edge`, index);
      pending = {
        from: match[1],
        to: match[3],
        label: match[2] ? breakLines(match[2]) : [],
        layer: 'client',
        step: '',
      };
    } else if ((match = line.match(CLICK))) {
      const node = seen.get(match[1]);
      if (!node) fail(`no node "${match[1]}" to link`, index);
      else node.href = match[2];
    } else if ((match = line.match(BAND))) {
      diagram.bands.push((band = { title: match[1], nodes: [] }));
    } else if (line === 'end' && band) {
      band = undefined;
    } else {
      fail(`cannot read "${line}"; one node, edge, subgraph, click or comment a line`, index);
    }
  }
  if (pending) fail('the last edge has no step: write "%% <layer>: sentence" below it', lines.length - 1);
  checkDiagram(diagram);
  return diagram;
}

function breakLines(text: string): string[] {
  return text.split('<br/>').map((part) => part.trim());
}

function frontMatter(name: string, lines: string[]) {
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0)
    throw new DiagramError(name, 'has no front matter: title, description, legend between two lines of ---', 1);
  const data: unknown = parseYaml(lines.slice(1, end).join('\n'));
  const word = (key: string): string => {
    const value = data && typeof data === 'object' ? Reflect.get(data, key) : undefined;
    if (typeof value !== 'string' || value.trim() === '')
      throw new DiagramError(name, `has no ${key} in its front matter`, 1);
    return value.trim();
  };
  return { head: { title: word('title'), description: word('description'), legend: word('legend') }, start: end + 1 };
}
