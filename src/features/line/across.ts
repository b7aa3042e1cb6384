import type { Point } from '../../shared/point.ts';
import type { Layer } from '../../shared/stations.ts';
import { stationsOf, variantAt } from '../../shared/variant-words.ts';
import { variants, type Variant } from '../../shared/variants.ts';
import type { Way } from './way.ts';

/** The measures of a line across a window, from the client at the left; in the units of its drawing. */
interface Measures {
  width: number;
  /** The height of the line, and how far its outer tracks part from it. */
  y: number;
  aside: number;
  /** How far along the stations stand that every request passes. */
  stations: Partial<Record<Layer, number>>;
  /** The same for the first and the last of those that a variant has for itself. */
  own: readonly [number, number];
  /** Where the tracks part, where they are one again, and how much of the way each bend takes. */
  fork: number;
  join: number;
  bend: number;
}

/** The line from a station to the next: how far along it begins and ends. */
interface Stretch {
  layer: Layer;
  from: number;
  to: number;
}

/** A line across a window, which has a track for each variant between the socket and the application. */
export class Across {
  readonly measures: Measures;

  constructor(measures: Measures) {
    this.measures = measures;
  }

  /** @throws RangeError if the drawing has no place for the station. */
  place(station: Layer): Point {
    const { y, stations, own } = this.measures;
    const variant = variantAt(station);
    if (variant) return { x: this.#spread(own, variant), y: y + this.#aside(variant) };
    const x = stations[station];
    if (x === undefined) throw new RangeError(`the line has no place for the station ${station}`);
    return { x, y };
  }

  way(variant: Variant): Way {
    const { width, y, fork, join, bend } = this.measures;
    const track = y + this.#aside(variant);
    const corners = [
      { x: 0, y },
      { x: fork, y },
      { x: fork + bend, y: track },
      { x: join - bend, y: track },
      { x: join, y },
      { x: width, y },
    ];
    return { axis: 'x', corners };
  }

  /** The line of a variant, station by station, up to a place. */
  stretches(variant: Variant, until = this.measures.width): Stretch[] {
    const stations = stationsOf(variant);
    const ends = [0, ...stations.slice(1).map((layer) => this.place(layer).x), this.measures.width];
    return stations
      .map((layer, index) => ({ layer, from: ends[index] ?? 0, to: Math.min(until, ends[index + 1] ?? until) }))
      .filter(({ from }) => from < until);
  }

  #aside(variant: Variant): number {
    const { aside } = this.measures;
    return this.#spread([-aside, aside], variant);
  }

  #spread([first, last]: readonly [number, number], variant: Variant): number {
    return first + ((last - first) * variants.indexOf(variant)) / Math.max(1, variants.length - 1);
  }
}
