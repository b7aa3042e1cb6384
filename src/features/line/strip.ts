import { Across } from './across.ts';

/** The drawing of the strip: a thousandth of the window along, one in `strip.css` `--h` down. */
export const stripHeight = 128;
export const strip = new Across({
  width: 1000,
  y: stripHeight / 2,
  aside: 16,
  stations: { client: 100, nginx: 300, socket: 500, django: 900 },
  own: [660, 760],
  fork: 580,
  join: 830,
  bend: 30,
});
