/** What is longer is nobody's address or id: as much of it is compared. */
const wantedMost = 200;

/** Number of single-character edits that turn one text into the other (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The `count` candidates whose last path segment, or whole path, is nearest to the wanted path. */
export function nearest<T extends { path: string }>(asked: string, candidates: readonly T[], count: number): T[] {
  const wanted = asked.slice(0, wantedMost);
  const tail = (path: string) => path.replace(/\/$/, '').split('/').at(-1)?.toLowerCase() ?? '';
  const score = ({ path }: T) =>
    Math.min(
      distance(tail(wanted), tail(path)) / Math.max(tail(path).length, 1),
      distance(wanted, path) / Math.max(path.length, 1),
    );
  return candidates
    .map((candidate) => ({ candidate, score: score(candidate) }))
    .sort((a, b) => a.score - b.score)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}
