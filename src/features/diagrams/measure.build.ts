import { at } from './at.build.ts';
import type { Diagram, Node, Orientation } from './graph.build.ts';

/** Widths of text in px, measured in the site's own face. */
export interface Ruler {
  /** The name of a node, the title of a band. */
  name(text: string): number;
  /** Second lines and labels of lines. */
  small(text: string): number;
}

export const NAME_FONT_PX = 15;
export const SMALL_FONT_PX = 14;
export const LINE_PX = 18;
export const RING_PX = 18;

/** Widest drawing in px: the measure of the text, and a phone of 320 px less its margins. */
export const LIMIT_PX: Record<Orientation, number> = { wide: 656, tall: 288 };

/** Width to spread over where there is room. */
export const FILL_PX: Record<Orientation, number> = { wide: 656, tall: 276 };

export function textsOf(diagram: Diagram): { names: string[]; small: string[] } {
  return {
    names: [...diagram.nodes.map(({ lines }) => at(lines, 0)), ...diagram.bands.map(({ title }) => title)],
    small: [...diagram.nodes.flatMap(({ lines }) => lines.slice(1)), ...diagram.edges.flatMap(({ label }) => label)],
  };
}

/** Size of the text of a node, in px. */
export function textSize(node: Node, ruler: Ruler): { w: number; h: number } {
  const widths = node.lines.map((line, index) => (index === 0 ? ruler.name(line) : ruler.small(line)));
  return { w: Math.ceil(Math.max(...widths)), h: LINE_PX * node.lines.length };
}

/** Size of what lines end at: the box, the ring, or the text itself. */
export function bodySize(node: Node, ruler: Ruler, orientation: Orientation): { w: number; h: number } {
  const text = textSize(node, ruler);
  if (node.shape === 'ring') return { w: RING_PX, h: RING_PX };
  if (node.shape === 'plain') return { w: text.w + 8, h: text.h };
  const padding = orientation === 'wide' ? 20 : 16;
  const height = (orientation === 'wide' ? 48 : 40) + 16 * (node.lines.length - 1);
  return { w: eights(text.w + padding + (node.shape === 'choice' ? 4 : 0)), h: height };
}

export const eights = (px: number): number => Math.ceil(px / 8) * 8;
