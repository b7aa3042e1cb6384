/** A place of a drawing, in its units; y downwards. */
export interface Point {
  x: number;
  y: number;
}
