import { shortened } from '../replay/replay.ts';
import type { Layer } from '../../shared/stations.ts';
import { stationsOf } from '../../shared/variant-words.ts';
import { firstVariant } from '../../shared/variants.ts';

/** A recorded fault, as far as the first page shows it. */
export interface LineFault {
  id: string;
  title: string;
  /** Its name in a list. */
  short: string;
  /** Where the line breaks, and who answers the client then. */
  station: Layer;
  answers: Layer;
  /** What the visitor ran, and what came back. */
  command: string;
  status: string;
  /** The telling line and where it was written. */
  line: string;
  where: string;
  /** What a check shows at the station, and its command. */
  seen?: string;
  seenBy?: string;
}

/** What stands beside a station of the broken line. */
export interface StationMark {
  state: 'passed' | 'broken' | 'ahead';
  text: string;
  /** The log it was written to; empty where the text is the guide's own. */
  where?: string;
}

/** Stations of the line that a fault can stop at, in its order. */
const line = stationsOf(firstVariant).slice(1);

/** What each station has to say of a fault: who wrote the line, where it broke, and what lies behind. */
export function marksOf(fault: LineFault): Partial<Record<Layer, StationMark>> {
  const broken = line.findIndex((station) => station === fault.station);
  const writer = fault.where.startsWith('/var/log/nginx/') ? 'nginx' : fault.station;
  return Object.fromEntries(
    line.map((station, index): [Layer, StationMark] => {
      const state = index < broken ? 'passed' : index === broken ? 'broken' : 'ahead';
      if (station === writer) return [station, { state, text: shortened(fault.line), where: fault.where }];
      if (state === 'broken')
        return [station, { state, text: fault.seen ?? fault.title, where: fault.seenBy ?? 'what is wrong' }];
      return [station, { state, text: state === 'passed' ? 'passed on' : 'no answer from here' }];
    }),
  );
}
