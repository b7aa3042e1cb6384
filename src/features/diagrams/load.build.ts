import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagram, Orientation } from './graph.build.ts';
import { DiagramError } from './graph.build.ts';
import { drawingKey } from './key.build.ts';
import { parse } from './parse.build.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

export interface LoadedDiagram {
  diagram: Diagram;
  /** Both drawings, as SVG for an HTML page. */
  drawings: Record<Orientation, string>;
}

/**
 * A diagram and its committed drawings.
 * @param folder where `<name>.mmd` and `<name>.svg` lie
 * @throws Error naming the file and what to do, when a file is missing, cannot be read, or the drawing is older than its source
 */
export function loadDiagram(name: string, folder = join(process.cwd(), contentFolder, 'diagrams')): LoadedDiagram {
  const path = join(folder, `${name}.mmd`);
  if (!existsSync(path)) throw new DiagramError(name, 'is not there');
  const source = readFileSync(path, 'utf8');
  const diagram = parse(name, source);

  const drawn = join(folder, `${name}.svg`);
  if (!existsSync(drawn)) throw new Error(`${contentFolder}/diagrams/${name}.svg is not there: run npm run diagrams`);
  const svg = readFileSync(drawn, 'utf8');
  if (/; key ([0-9a-f]{64}) /.exec(svg)?.[1] !== drawingKey(source)) {
    throw new Error(`${contentFolder}/diagrams/${name}.svg is older than its source: run npm run diagrams`);
  }
  return { diagram, drawings: { wide: cut(svg, 'wide'), tall: cut(svg, 'tall') } };
}

function cut(svg: string, orientation: Orientation): string {
  const start = svg.indexOf(`<svg class="${orientation}"`);
  return svg.slice(start, svg.indexOf('</svg>', start) + '</svg>'.length);
}
