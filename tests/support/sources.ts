import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** A file of the project, as the architecture tests read it. */
export interface Source {
  path: string;
  text: string;
  /** The same without comments and without what stands in quotes: a rule about code is not broken by a word about it. */
  code: string;
}

/** Files below a folder whose name ends in one of the endings, sorted. */
export function sourcesOf(folder: string, endings: readonly string[]): Source[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      return { path, text, code: bare(text) };
    });
}

/** The text without its comments; every line keeps its number. */
export function uncommented(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]+/g, ' '))
    .replace(/^[^\S\n]*\/\/.*$|[^\S\n]\/\/ .*$/gm, ' ');
}

function bare(text: string): string {
  return uncommented(text).replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
}

/** What a file imports: `build/site.ts` for a file of `src`, the name for a package. */
export function importsOf({ path, text }: Source): string[] {
  const found = [
    ...text.matchAll(/(?:^|\s)(?:import|export)\s(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g),
  ];
  return found.map(([, named, called]) => {
    const target = (named ?? called ?? '').replace(/\?(url|raw|inline)$/, '');
    return target.startsWith('.') ? normalize(join(dirname(path), target)).replace(/^src\//, '') : target;
  });
}
