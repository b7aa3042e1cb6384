import { contentFolder } from '../../shared/build/content-folder.ts';
/** `npm run diagrams`: draws every content/diagrams/*.mmd, and the share cards. The only code that needs a browser. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { drawCards } from './card.build.ts';
import { layOut, openDesk, rulerFor, startBrowser } from './browser.build.ts';
import type { Diagram } from './graph.build.ts';
import { DiagramError } from './graph.build.ts';
import { gridOf } from './grid.build.ts';
import { drawingKey } from './key.build.ts';
import { label } from './label.build.ts';
import { textsOf } from './measure.build.ts';
import { paint } from './paint.build.ts';
import { parse } from './parse.build.ts';
import { place } from './place.build.ts';
import { route } from './route.build.ts';

const FOLDER = join(process.cwd(), contentFolder, 'diagrams');

async function drawOne(page: Page, name: string): Promise<void> {
  const source = readFileSync(join(FOLDER, `${name}.mmd`), 'utf8');
  const diagram = parse(name, source);
  const ruler = await rulerFor(page, textsOf(diagram));
  const drawings: string[] = [];
  for (const orientation of ['wide', 'tall'] as const) {
    const layout = await layOut(page, source, orientation);
    checkSame(diagram, layout);
    const placed = place(diagram, gridOf(diagram, orientation, layout), orientation, ruler);
    const lines = route(diagram, placed);
    drawings.push(paint(diagram, orientation, { placed, lines, labels: label(diagram, lines, placed, ruler) }));
  }
  writeFileSync(
    join(FOLDER, `${name}.svg`),
    `<!-- drawn from ${name}.mmd by npm run diagrams; key ${drawingKey(source)} -->\n${drawings.join('\n')}\n`,
  );
}

/** What we read and what Mermaid read must be one graph, or a preview elsewhere shows something else. */
function checkSame(diagram: Diagram, layout: Map<string, unknown>): void {
  const ours = diagram.nodes
    .map(({ id }) => id)
    .sort()
    .join(' ');
  const theirs = [...layout.keys()].sort().join(' ');
  if (ours !== theirs)
    throw new DiagramError(diagram.name, `Mermaid reads the nodes ${theirs}, the drawing would have ${ours}`);
}

const browser = await startBrowser();
try {
  const desk = await openDesk(browser);
  const wanted = process.argv.slice(2);
  const names = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.mmd'))
    .map((file) => file.slice(0, -4))
    .sort();
  for (const name of names.filter((name) => wanted.length === 0 || wanted.includes(name))) {
    try {
      await drawOne(desk, name);
      console.log(`drawn ${name}`);
    } catch (error) {
      if (!(error instanceof DiagramError)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  }
  if (wanted.length === 0) for (const slug of await drawCards(browser)) console.log(`drawn card ${slug}`);
} finally {
  await browser.close();
}
