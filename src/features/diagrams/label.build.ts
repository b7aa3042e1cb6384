import type { Rect } from './geometry.build.ts';
import { grow, inside, isFlat, lengthOf, overlap, segmentsOf, strokeRect } from './geometry.build.ts';
import type { Diagram } from './graph.build.ts';
import { DiagramError } from './graph.build.ts';
import type { Ruler } from './measure.build.ts';
import { LINE_PX } from './measure.build.ts';
import type { Placed } from './place.build.ts';
import type { Line } from './route.build.ts';
import { clearPx } from './route.build.ts';

export interface Label {
  lines: string[];
  rect: Rect;
  /** Title of a band, or what stands beside a line. */
  kind: 'band' | 's';
}

/** Room between a label and its line, in px. */
const GAP_PX = 6;

/** Puts titles of bands and labels of lines where they touch nothing. @throws DiagramError when a text has no such place */
export function label(diagram: Diagram, lines: Line[], placed: Placed, ruler: Ruler): Label[] {
  const fail = (problem: string): never => {
    throw new DiagramError(
      diagram.name,
      `${problem} (drawing ${placed.width} px wide): move a node or shorten the text`,
    );
  };
  const page: Rect = { x: 0, y: -1e4, w: placed.width, h: 2e4 };
  for (const [id, { rect }] of placed.ringTexts) {
    const hit = [...placed.bodies].find(([, other]) => overlap(rect, grow(other, 3)))?.[0];
    if (hit || !inside(rect, page)) fail(`the text of "${id}" runs ${hit ? `into "${hit}"` : 'off the drawing'}`);
  }
  const taken = [
    ...[...placed.bodies.values(), ...[...placed.ringTexts.values()].map(({ rect }) => rect)].map((rect) =>
      grow(rect, 2),
    ),
    ...lines.flatMap(({ edge, points }) =>
      segmentsOf(points).map((segment) => strokeRect(segment, clearPx(edge.layer))),
    ),
  ];
  const settle = (texts: string[], kind: Label['kind'], spots: Rect[]): Label => {
    const rect =
      spots.find((spot) => inside(spot, page) && !taken.some((other) => overlap(spot, other))) ??
      fail(`no room for "${texts.join(' ')}"`);
    taken.push(grow(rect, 3));
    return { lines: texts, rect, kind };
  };
  const titles = placed.bands.map(({ title, y }) => {
    const rect = { x: 0, y: y + 6, w: Math.ceil(ruler.name(title)), h: LINE_PX };
    return settle([title], 'band', [rect, { ...rect, x: placed.width - rect.w }]);
  });
  // The tightest first: whoever has the shortest line has the fewest places to go.
  const order = lines.filter(({ edge }) => edge.label.length > 0).sort((a, b) => longest(a) - longest(b));
  const labels = order.map((line) => {
    const w = Math.ceil(Math.max(...line.edge.label.map(ruler.small)));
    return settle(line.edge.label, 's', spots(line, { w, h: LINE_PX * line.edge.label.length }));
  });
  return [...titles, ...labels];
}

const longest = ({ points }: Line): number => Math.max(...segmentsOf(points).map(lengthOf));

/** Places beside the line, best first: under or right of its longest stretch. */
function spots({ edge, points }: Line, { w, h }: { w: number; h: number }): Rect[] {
  const half = clearPx(edge.layer);
  return segmentsOf(points)
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .flatMap((segment) => {
      const run = strokeRect(segment, 0);
      if (isFlat(segment)) {
        const xs = [run.x + (run.w - w) / 2, run.x + GAP_PX, run.x + run.w - w - GAP_PX];
        const ys = [run.y + half + 1, run.y - half - 1 - h];
        return ys.flatMap((y) => xs.map((x) => ({ x, y, w, h })));
      }
      const xs = [run.x + half + 3, run.x - half - 3 - w];
      const ys = [run.y + (run.h - h) / 2, run.y + GAP_PX, run.y + run.h - h - GAP_PX];
      return xs.flatMap((x) => ys.map((y) => ({ x, y, w, h })));
    });
}
