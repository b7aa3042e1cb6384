import { areRuns, type Stop } from './replay.ts';
import { fetchedData } from '../../shared/browser/loading.ts';

/**
 * Fetches the recorded requests.
 * @throws Error with address and status if they cannot be had.
 */
export function loadRuns(address: string): Promise<Record<string, Stop[]>> {
  return fetchedData(address, areRuns);
}
