import type { Diagram } from './graph.build.ts';

/** A stretch of a sentence; `code` where the source puts it between backquotes. */
export interface StepPart {
  text: string;
  code: boolean;
}

/** The drawing in words: the sentence of each edge, in the order in which the source draws them. */
export function steps(diagram: Diagram): StepPart[][] {
  return diagram.edges.map(({ step }) =>
    step
      .split('`')
      .map((text, index) => ({ text, code: index % 2 === 1 }))
      .filter(({ text }) => text !== ''),
  );
}
