/** Versions as their authors number them: `1.26.3`, `6.1`, and Debian's, of which the part of Debian does not count. */

/** The numbers of a version, without an epoch and Debian's revision; none if it is a word, such as `stable`. */
export function numbersOf(version: string): number[] {
  const [upstream = ''] = version.replace(/^\d+:/, '').split(/[-+~]/);
  return /^\d+(\.\d+)*/.exec(upstream)?.[0].split('.').map(Number) ?? [];
}

/** Below zero if `a` is the older one. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function newestOf(versions: readonly string[]): string | undefined {
  return versions.toSorted(compareVersions).at(-1);
}

/** What may break those who use it: the first number, and below 1.0 the second one with it. */
export function majorOf(version: string): string {
  const [first = 0, second = 0] = numbersOf(version);
  return first > 0 ? String(first) : `0.${second}`;
}

export function isNewerMajor(newest: string, locked: string): boolean {
  return majorOf(newest) !== majorOf(locked) && compareVersions(newest, locked) > 0;
}
