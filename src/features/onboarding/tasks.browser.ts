import { isGuide, type Guide } from './tasks.ts';
import { fetchedData } from '../../shared/browser/loading.ts';

const loaded = new Map<string, Promise<Guide>>();

/**
 * What the guide asks of a reader; fetched once a page, when it is first used.
 * @throws Error with address and status if it cannot be had, or is no guide; the next call asks again.
 */
export function loadGuide(address: string): Promise<Guide> {
  const asked = loaded.get(address) ?? fetchedData(address, isGuide);
  loaded.set(address, asked);
  asked.catch(() => loaded.delete(address));
  return asked;
}
