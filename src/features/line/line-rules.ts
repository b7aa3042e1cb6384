import { lengths } from '../../shared/lengths.ts';
import { layers } from '../../shared/stations.ts';
import { variantAt } from '../../shared/variant-words.ts';
import { firstVariant, variants, type Variant } from '../../shared/variants.ts';
import * as down from './down.ts';
import { strip, stripHeight } from './strip.ts';

/** The rules that name each variant, station and length: which way is shown, where the stations of the drawings stand, how long a section is. */
export function lineRules(): string {
  return `@layer components{${[...variants.map(shown), ...layers.map(stationAt), ...lengths.map(long)].join('')}}`;
}

/** Of the parts that each variant has, only its own are seen; the stations of the others pale. `:where`, so that any rule may differ. */
function shown(variant: Variant): string {
  const tracks = `.tracks:not([data-track])`;
  const first = variant === firstVariant ? `,:root:not([data-variant]) ${tracks}` : '';
  const scope = `:where([data-variant=${variant}] ${tracks},.tracks[data-track=${variant}]${first})`;
  const beside = `${scope} [data-on]:not([data-on=${variant}])`;
  return [
    `${scope} [data-way]:not([data-way=${variant}]){display:none}`,
    `${beside}{--hue:var(--edge);--style:dotted;--w:2px}`,
    `${beside} :is(.who,code){color:var(--ink-3);font-weight:480}`,
    `[data-variant=${variant}] .variant:not([data-is=${variant}]){display:none}`,
  ].join('');
}

/** Of a window's width, and on the strip of its height. */
function stationAt(layer: (typeof layers)[number]): string {
  const across = strip.place(layer);
  const { x } = down.place(layer);
  const variant = variantAt(layer);
  const aside = variant ? `;--aside:${across.y / stripHeight - 0.5}` : '';
  // Its text keeps clear of the line of the first variant, which passes beside it.
  const clear = variant && variant !== firstVariant ? `;--clear:${percent(x + down.aside, down.width)}` : '';
  return `.at-${layer}{--at:${percent(across.x, strip.measures.width)}${aside}}:where(.plan) [data-layer=${layer}]{--at:${percent(x, down.width)}${clear}}`;
}

/** How long a section is. */
function long(thousands: number): string {
  return `[data-long='${thousands}']{--long:${thousands}}`;
}

function percent(part: number, whole: number): string {
  return `${(100 * part) / whole}%`;
}
