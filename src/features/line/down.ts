import type { Point } from '../../shared/point.ts';
import { layers, type Layer } from '../../shared/stations.ts';
import { stationsOf, variantAt } from '../../shared/variant-words.ts';
import { firstVariant, type Variant } from '../../shared/variants.ts';
import type { Way } from './way.ts';

// The line of the first page: down from row to row, a step aside for each station, and back to the client. In units of its drawing.

export const width = 1000;
const rowHeight = 68;
/** How far aside a station stands of the one before, and how much of the way down it takes to come there. */
export const aside = 50;
const bend = 48;
/** A row for each station, and one for the answer. */
export const height = (layers.length + 1) * rowHeight;
/** Where the answer goes back. */
export const back = height - rowHeight / 2;

/** Where a station stands. What only another variant passes than the first stands below the socket, and makes no step. */
export function place(station: Layer): Point {
  const variant = variantAt(station) ?? firstVariant;
  const steps = stationsOf(variant).indexOf(station) + (variant === firstVariant ? 1 : 0);
  return { x: steps * aside, y: (layers.indexOf(station) + 0.5) * rowHeight };
}

/** Down to where the answer goes back. */
export function way(variant: Variant): Way {
  const places = stationsOf(variant).map(place);
  const corners = places.flatMap(({ x, y }, index) => {
    const before = places[index - 1]?.x ?? 0;
    return [
      { x: before, y: index === 0 ? y : y - bend },
      { x, y },
    ];
  });
  return { axis: 'y', corners: [...corners, { x: places.at(-1)?.x ?? 0, y: back }] };
}

/** From a station back to the client. */
export function answer(station: Layer): string {
  const { x, y } = place(station);
  return `M${x} ${y}V${back}H0`;
}
