import { readEvidence, referenceRun } from '../../shared/build/evidence.ts';
import type { guide } from '../../shared/build/guide.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

type Line = (typeof guide)['home']['proven'][number];

/**
 * Lines of a tally with their figures in place of `{name}`. A line whose claim has no record yet is left out.
 * @param figures - what every line may name, besides the figures of its claim.
 * @throws Error naming the line and what it may name.
 */
export function tally(lines: readonly Line[], figures: Readonly<Record<string, string | number>>) {
  return lines.flatMap(({ claim, count, what, path, name }) => {
    const evidence = claim === undefined ? undefined : readEvidence('claim', claim);
    if (claim !== undefined && !evidence) return [];
    const own = evidence ? referenceRun(evidence).figures : {};
    const known = { ...figures, ...Object.fromEntries(Object.entries(own).map(([id, { value }]) => [id, value])) };
    const filled = (text: string) =>
      text.replace(/\{([a-z-]+)\}/g, (all, id: string) => {
        const figure = known[id];
        if (figure !== undefined) return String(figure);
        throw new Error(
          `${contentFolder}/guide.yaml: home: "${all}" is no figure. There are: ${Object.keys(known).join(', ')}`,
        );
      });
    return [{ count: filled(count), what: filled(what), path, name }];
  });
}
