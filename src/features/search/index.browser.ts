import { clean, foundOf, isIndex, searchOptions, type Found, type Hit } from './search.ts';
import { fetchedData } from '../../shared/browser/loading.ts';
import { isLogLine } from './log-line.ts';
import { ordered } from './order.ts';

/** What a query finds, best first; for an empty one where many go. */
export interface Places {
  found: Found[];
  /** What is offered where nothing is found. */
  instead: Found[];
}

export type Find = (query: string) => Promise<Places>;

/**
 * Fetches the index and what reads it.
 * @throws Error with address and status if the index cannot be had.
 */
export async function loadIndex(address: string): Promise<Find> {
  const [{ default: MiniSearch }, built] = await Promise.all([import('minisearch'), fetchedData(address, isIndex)]);
  const index = await MiniSearch.loadJSAsync(built, searchOptions);
  const placeOf = (id: string): Found[] => {
    const stored = index.getStoredFields(id) as Omit<Hit, 'id'> | undefined;
    return stored ? [{ ...stored, id, terms: [] }] : [];
  };
  return async (query) => {
    if (query === '') return { found: built.quick.flatMap(placeOf), instead: [] };
    const known = isLogLine(query) ? await knownFor(query, built.faults) : [];
    const found = ordered(query, index.search(clean(query)).map(foundOf), known);
    return { found, instead: found.length > 0 ? [] : built.instead.flatMap(placeOf) };
  };
}

/** What the troubleshooter makes of a line; nothing if it cannot be had, for the index has the line, too. */
async function knownFor(line: string, address: string): Promise<Found[]> {
  try {
    const { faultsIn } = await import('./faults.browser.ts');
    return await faultsIn(line, address);
  } catch {
    return [];
  }
}
