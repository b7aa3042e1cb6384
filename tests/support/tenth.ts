const days = 10;
const dayMs = 86_400_000;

/**
 * Of things that are made alike, each day a tenth is looked at.
 * @param day as `2026-11-29`; where it is left out, everything is taken.
 * @returns some of the items, in their order; over any ten days in a row each of them once.
 * @throws Error if the day is none.
 */
export function tenthOf<Item>(items: readonly Item[], day: string | undefined): Item[] {
  if (day === undefined) return [...items];
  const number = numberOf(day);
  return items.filter((_, index) => (number + index) % days === 0);
}

/** The tenth of a day as Playwright cuts it, `3/10`; over any ten days in a row each of them once. */
export function shardOf(day: string): string {
  return `${1 + (numberOf(day) % days)}/${days}`;
}

function numberOf(day: string): number {
  const number = Date.parse(`${day}T00:00Z`) / dayMs;
  if (!Number.isInteger(number)) throw new Error(`"${day}" is no day: write it as 2026-11-29`);
  return number;
}

/** The day whose share this run looks at, as `PAGES_ON=2026-11-29`; without it, everything. */
export const askedDay = process.env['PAGES_ON'];

/** The day whose share every run looks at of what is the same on all pages of a kind. The run says it, so that it stays the same over midnight. */
export const kindsDay = askedDay ?? process.env['KINDS_ON'] ?? dayOf(new Date());

/** What this run looks at of a list of things that are made alike. */
export function todays<Item>(items: readonly Item[]): Item[] {
  return tenthOf(items, askedDay);
}

/** The day it is, everywhere the same. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
