/**
 * Which of the days something changed on is the first that a server lacks.
 * @param days - as `2026-11-24`, in any order.
 * @param setUp - the day the server was set up. Its own changes count: nobody knows the hour.
 */
export function firstSince(days: readonly string[], setUp: string): string | undefined {
  return days.filter((day) => day >= setUp).toSorted()[0];
}
