import type { Source } from './sources.ts';

/** A row of the table "Words" of CONTRIBUTING.md. */
export interface Word {
  word: string;
  neverInNames: string[];
  neverInChapters: string[];
}

/** A name, and the path of the file that it stands in. */
export interface Named {
  path: string;
  name: string;
}

export function wordsOf(contributing: string): Word[] {
  const [, rows = ''] = /^\| Word .*\n\|[- |]+\|\n((?:\|.*\n)+)/m.exec(contributing) ?? [];
  return rows
    .trim()
    .split('\n')
    .map((row): Word => {
      const [, word = '', , names = '', chapters = ''] = row.split('|').map((cell) => cell.trim());
      const list = (cell: string) => cell.split(', ').filter(Boolean);
      return { word, neverInNames: list(names), neverInChapters: list(chapters) };
    });
}

/** `known-fault` of `knownFault`, `KnownFault.astro` and `known-fault.build.ts`; plurals as one. */
function plain(name: string): string {
  return name
    .replace(/\..*$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/s(?=-|$)/g, '');
}

/** Names that have a word that another stands for. @param what - `the file name`, for example */
export function synonyms(what: string, names: readonly Named[], words: readonly Word[]): string[] {
  return names.flatMap(({ path, name }) =>
    words.flatMap(({ word, neverInNames }) =>
      neverInNames
        .filter((never) => `-${plain(name)}-`.includes(`-${plain(never)}-`))
        .map((never) => `${path}: ${what} ${name} has "${never}": say "${word}"`),
    ),
  );
}

/** The folders that files lie in, each once. */
export function foldersOf(paths: readonly string[]): Named[] {
  const folders = paths.flatMap((path) => {
    const parts = path.split('/').slice(0, -1);
    return parts.map((name, index) => [`${parts.slice(0, index + 1).join('/')}/`, name] as const);
  });
  return [...new Map(folders)].map(([path, name]) => ({ path, name }));
}

/** What a file exports under a name of its own. */
export function exportsOf({ path, text }: Source): Named[] {
  const found = text.matchAll(/^export (?:default )?(?:async )?(?:function|const|class|interface|type) (\w+)/gm);
  return [...found].map(([, name = '']) => ({ path, name }));
}

/** Members of the interfaces and object types that a file exports: as much a word of others as their names. */
export function membersOf({ path, code }: Source): Named[] {
  const shapes = code.matchAll(/^export (?:interface|type) \w+[^;{]*\{([^]*?)\n\}/gm);
  return [...shapes].flatMap(([, body = '']) =>
    [...body.matchAll(/(?:^ +|[{;] )(?:readonly )?(\w+)\??[:(<]/gm)].map(([, name = '']) => ({ path, name })),
  );
}
