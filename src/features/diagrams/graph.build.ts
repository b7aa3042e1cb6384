import { layers } from '../../shared/stations.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

/** What a diagram says, without any coordinate. */

/** Patterns of the line. `control` is the thin arrow: it moves processes, never bytes. `ghost` is a way not taken. */
export const patterns = [...layers, 'control', 'ghost'] as const;
export type LinePattern = (typeof patterns)[number];

export type NodeShape = 'box' | 'ring' | 'choice' | 'store' | 'plain';

export interface Node {
  id: string;
  shape: NodeShape;
  /** First line is the name, the others are smaller. */
  lines: string[];
  /** Root-relative address of the section that explains the node. */
  href?: string;
}

export interface Edge {
  from: string;
  to: string;
  label: string[];
  layer: LinePattern;
  /** The edge as a sentence; together they are the steps. */
  step: string;
}

/** A named band of whole rows, from a Mermaid subgraph. */
export interface Band {
  title: string;
  nodes: string[];
}

/** Rows of node ids, `.` is an empty cell, an id in several neighbouring cells is stretched over them. */
export type Grid = string[][];

export type Orientation = 'wide' | 'tall';

export interface Diagram {
  name: string;
  title: string;
  description: string;
  /** One sentence or more: what each pattern of the drawing means. */
  legend: string;
  nodes: Node[];
  edges: Edge[];
  bands: Band[];
  grids: Partial<Record<Orientation, Grid>>;
}

/** Names the source and, where there is one, the line. */
export class DiagramError extends Error {
  constructor(name: string, problem: string, line?: number) {
    super(`${contentFolder}/diagrams/${name}.mmd${line ? `:${line}` : ''}: ${problem}`);
    this.name = 'DiagramError';
  }
}
