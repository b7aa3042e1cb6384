import { tenthOf } from './tenth.ts';

/** Pages that one template makes of one kind of data, such as `/proof/…/`, by the folder they lie in. */
export function kindsOf(pages: readonly string[]): Map<string, string[]> {
  const folders = Map.groupBy(pages, (page) => /^([^/]+\/).+/.exec(page)?.[1] ?? '');
  folders.delete('');
  // So few take little time: all of them, every day.
  return new Map([...folders].filter(([, alike]) => alike.length >= 10));
}

/** The page with the whole guide takes as long as all chapters together, and repeats them: once in ten days is enough. */
export const repeating: readonly string[] = ['print/'];

/** A page of its own each day; of those that are made alike a tenth. Without a day, all. */
export function pagesOn(day: string | undefined, pages: readonly string[]): string[] {
  const kinds = [...kindsOf(pages).values(), [...repeating]];
  const chosen = new Set(kinds.flatMap((alike) => tenthOf(alike, day)));
  const alike = new Set(kinds.flat());
  return pages.filter((page) => !alike.has(page) || chosen.has(page));
}

/** A sentence for each kind: how many of it are looked at on a day, and which. */
export function saidOf(day: string, pages: readonly string[]): string[] {
  return [...kindsOf(pages)].map(([folder, alike]) => {
    const chosen = tenthOf(alike, day);
    const names = chosen.map((page) => page.slice(folder.length, -1));
    return `${chosen.length} of ${alike.length} pages below /${folder} are looked at on ${day}: ${names.join(', ')}`;
  });
}
