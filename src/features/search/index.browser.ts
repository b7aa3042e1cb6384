import { clean, hitOf, isIndex, searchOptions, type Hit } from './search.ts';
import { fetchedData } from '../../shared/browser/loading.ts';

/** Places for a query, best first, twelve at most. */
export type Find = (query: string) => Hit[];

/**
 * Fetches the index and what reads it.
 * @throws Error with address and status if the index cannot be had.
 */
export async function loadIndex(address: string): Promise<Find> {
  const [{ default: MiniSearch }, built] = await Promise.all([import('minisearch'), fetchedData(address, isIndex)]);
  const index = await MiniSearch.loadJSAsync(built, searchOptions);
  return (query) => index.search(clean(query)).slice(0, 12).map(hitOf);
}
