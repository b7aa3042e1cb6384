import { existsSync, readFileSync } from 'node:fs';

/** What the README of a room says below its title, a line each. */
const parts = ['- **What:** ', '- **For whom:** ', '- **Way of the data:** '];
/** The title, an empty line, and the parts. */
const linesMost = 5;

/** What is wrong with the README of a room, a finding each. @param text - undefined if there is none. */
export function readmeFindings(file: string, text: string | undefined): string[] {
  const list = parts.map((part) => `"${part.trim()}"`).join(', ');
  if (text === undefined) return [`${file} is missing: write "# <Name>", an empty line, and a line each for ${list}`];
  const lines = text.trimEnd().split('\n');
  return [
    ...['# ', ...parts]
      .filter((part) => !lines.some((line) => line.startsWith(part)))
      .map((part) => `${file} has no line that begins with "${part.trim()}"`),
    ...(lines.length > linesMost
      ? [`${file} has ${lines.length} lines, at most ${linesMost}: a part is one line`]
      : []),
  ];
}

/** The same of the rooms in a folder. */
export function roomsWithoutReadme(folder: string, rooms: readonly string[]): string[] {
  return rooms.flatMap((room) => {
    const file = `${folder}/${room}/README.md`;
    return readmeFindings(file, existsSync(file) ? readFileSync(file, 'utf8') : undefined);
  });
}
