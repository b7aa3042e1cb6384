const days = 10;
const dayMs = 86_400_000;

/**
 * What is made alike is looked at in turn, a tenth a day.
 * @param day as `2026-11-29`; where it is left out, everything is taken.
 * @returns some of the items, in their order; over any ten days in a row each of them once.
 * @throws Error if the day is none.
 */
export function tenthOf<Item>(items: readonly Item[], day: string | undefined): Item[] {
  if (day === undefined) return [...items];
  const number = Date.parse(`${day}T00:00Z`) / dayMs;
  if (!Number.isInteger(number)) throw new Error(`"${day}" is no day: write it as 2026-11-29`);
  return items.filter((_, index) => (number + index) % days === 0);
}

/** The day it is, everywhere the same. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
