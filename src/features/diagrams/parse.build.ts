import { parse as parseYaml } from 'yaml';
import { at } from './at.build.ts';
import { checkDiagram } from './check.build.ts';
import type { Band, Diagram, Edge, Grid, Node, NodeShape } from './graph.build.ts';
import { DiagramError, patterns } from './graph.build.ts';

/*
 * The part of Mermaid's flowchart language that the drawings use, one statement a line. Three kinds of comment carry what
 * Mermaid has no word for, so the source still renders wherever Mermaid does:
 *
 *   %% grid            (or: %% grid tall) then rows of node ids: where the nodes stand
 *   %% nginx: …        after an edge: its layer, and the edge as a sentence
 *   %% …               anything else is a comment
 */
const SHAPES: Record<string, NodeShape> = { '[': 'box', '((': 'ring', '{': 'choice', '[(': 'store', '([': 'plain' };

const NO_STEP = 'the edge has no step: write "%% <layer>: sentence" below it';

/** What has been read so far. */
interface Reader {
  diagram: Diagram;
  fail: (problem: string) => never;
  /** Grid whose rows are being read. */
  grid?: Grid | undefined;
  /** Subgraph that is open. */
  band?: Band | undefined;
  /** Edge that still needs its step. */
  pending?: Omit<Edge, 'layer' | 'step'> | undefined;
}

const STATEMENTS: [RegExp, (reader: Reader, words: string[]) => void][] = [
  [/^$|^flowchart (?:LR|TB)$/, () => {}],
  [/^%%\s*grid(?:\s+(tall|wide))?$/, readGrid],
  [/^%%(.*)$/, readComment],
  [/^([a-z][a-z0-9]*)(\[\(|\(\[|\(\(|\[|\{)"([^"]+)"(?:\)\]|\]\)|\)\)|\]|\})$/, readNode],
  [/^([a-z][a-z0-9]*)\s+(?:==>|===|-->|---|-\.->)(?:\|"?([^|"]+)"?\|)?\s+([a-z][a-z0-9]*)$/, readEdge],
  [/^click\s+([a-z][a-z0-9]*)\s+href\s+"([^"]*)"$/, readLink],
  [/^subgraph\s+[a-z][a-z0-9]*\s*\["([^"]+)"\]$/, readBand],
  [/^end$/, (reader) => (reader.band = undefined)],
];

/**
 * @param name file name without `.mmd`, for messages
 * @throws DiagramError naming file, line and remedy
 */
export function parse(name: string, source: string): Diagram {
  const lines = source.split('\n');
  const { head, start } = frontMatter(name, lines);
  let number = start;
  const reader: Reader = {
    diagram: { name, ...head, nodes: [], edges: [], bands: [], grids: {} },
    fail: (problem) => {
      throw new DiagramError(name, problem, number);
    },
  };
  for (const raw of lines.slice(start)) {
    number += 1;
    const line = raw.trim();
    if (!line.startsWith('%%')) reader.grid = undefined;
    if (!line.startsWith('%%') && reader.pending) throw new DiagramError(name, NO_STEP, number - 1);
    const [pattern, read] =
      STATEMENTS.find(([known]) => known.test(line)) ??
      reader.fail(`cannot read "${line}"; one node, edge, subgraph, click or comment a line`);
    read(
      reader,
      (line.match(pattern) ?? []).slice(1).map((word: string | undefined) => word ?? ''),
    );
  }
  if (reader.pending) throw new DiagramError(name, NO_STEP, number);
  checkDiagram(reader.diagram);
  return reader.diagram;
}

function readGrid(reader: Reader, [orientation]: string[]): void {
  reader.grid = reader.diagram.grids[orientation === 'tall' ? 'tall' : 'wide'] = [];
}

function readComment(reader: Reader, words: string[]): void {
  const text = at(words, 0).trim();
  if (reader.grid) {
    reader.grid.push(text.split(/\s+/));
  } else if (reader.pending) {
    const [, word = '', step = ''] = /^([a-z]+):\s*(.*)$/.exec(text) ?? [];
    const layer = patterns.find((known) => known === word);
    if (!layer) return reader.fail(`"${word}" is no layer; use one of ${patterns.join(', ')}`);
    reader.diagram.edges.push({ ...reader.pending, layer, step });
    reader.pending = undefined;
  }
}

function readNode(reader: Reader, words: string[]): void {
  const node: Node = { id: at(words, 0), shape: SHAPES[at(words, 1)] ?? 'box', lines: breakLines(at(words, 2)) };
  if (find(reader, node.id)) reader.fail(`node "${node.id}" is written twice`);
  reader.diagram.nodes.push(node);
  reader.band?.nodes.push(node.id);
}

function readEdge(reader: Reader, words: string[]): void {
  const [from, text, to] = [at(words, 0), at(words, 1), at(words, 2)];
  for (const id of [from, to]) if (!find(reader, id)) reader.fail(`no node "${id}" above this edge`);
  reader.pending = { from, to, label: text ? breakLines(text) : [] };
}

function readLink(reader: Reader, words: string[]): void {
  const id = at(words, 0);
  const node = find(reader, id) ?? reader.fail(`no node "${id}" to link`);
  node.href = at(words, 1);
}

function readBand(reader: Reader, words: string[]): void {
  reader.band = { title: at(words, 0), nodes: [] };
  reader.diagram.bands.push(reader.band);
}

const find = ({ diagram }: Reader, id: string): Node | undefined => diagram.nodes.find((node) => node.id === id);

const breakLines = (text: string): string[] => text.split('<br/>').map((part) => part.trim());

function frontMatter(name: string, lines: string[]) {
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    throw new DiagramError(name, 'has no front matter: title, description, legend between two lines of ---', 1);
  }
  const data: unknown = parseYaml(lines.slice(1, end).join('\n'));
  const word = (key: string): string => {
    const value: unknown = data && typeof data === 'object' ? Reflect.get(data, key) : undefined;
    if (typeof value !== 'string' || value.trim() === '')
      throw new DiagramError(name, `has no ${key} in its front matter`, 1);
    return value.trim();
  };
  return { head: { title: word('title'), description: word('description'), legend: word('legend') }, start: end + 1 };
}
