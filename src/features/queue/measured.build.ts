import { figureNames } from './measured.ts';
import { referenceRun, readEvidence } from '../../shared/build/evidence.ts';

/** The claim whose record holds what the lab measured of the scenarios. */
const queueClaim = 'worker-queue';

/** What the lab saw of a scenario; nothing if it was not there yet. */
export function measuredOf(id: string): { lastMs: number; medianMs: number; failed: number } | undefined {
  const evidence = readEvidence('claim', queueClaim);
  const figures = evidence ? referenceRun(evidence).figures : {};
  const names = figureNames(id);
  const [lastMs, medianMs, failed] = [names.last, names.median, names.failed].map((name) => figures[name]?.value);
  if (typeof lastMs !== 'number' || typeof medianMs !== 'number' || typeof failed !== 'number') return undefined;
  return { lastMs, medianMs, failed };
}
