import { numbersOf } from '../versions/version.ts';

/** A line of the content that speaks of a version. */
export interface Citing {
  file: string;
  line: number;
  text: string;
}

/** How far from a short version the name of its package must stand, in lines. */
const nearLines = 6;
/** How much of a line is quoted before and behind the version, in characters. */
const quotedEachSide = 60;

/**
 * Lines that name one of the versions. A short one, such as `26.1`, is also a time or a size somewhere else: it counts
 * only near the name of the package.
 */
export function citing(file: string, text: string, name: string, versions: readonly string[]): Citing[] {
  const lines = text.split('\n');
  const named = lines.map((line) => line.toLowerCase().includes(name));
  return lines.flatMap((line, at) => {
    const near = named.slice(Math.max(0, at - nearLines), at + nearLines + 1).some(Boolean);
    const hits = versions
      .filter((version) => numbersOf(version).length > 2 || near)
      .map((version) => placeOf(line, version))
      .filter((place) => place >= 0);
    return hits.length > 0 ? { file, line: at + 1, text: around(line, Math.min(...hits)) } : [];
  });
}

function placeOf(line: string, version: string): number {
  return line.search(new RegExp(`(?<![\\d.])${version.replaceAll('.', '\\.')}(?!\\.?\\d)`));
}

/** The words on both sides of a place. */
function around(line: string, place: number): string {
  const [from, to] = [Math.max(0, place - quotedEachSide), place + quotedEachSide];
  return `${from > 0 ? '…' : ''}${line.slice(from, to).trim()}${to < line.length ? '…' : ''}`;
}

/** A version and its beginnings of at least two numbers: who writes 26.2 means 26.2.0. */
export function spellings(versions: readonly string[]): string[] {
  return [
    ...new Set(
      versions.flatMap((version) => {
        const numbers = numbersOf(version);
        return numbers.slice(1).map((_, at) => numbers.slice(0, at + 2).join('.'));
      }),
    ),
  ];
}
