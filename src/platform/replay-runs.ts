import type { Stop } from '../core/replay.ts';
import { fetched } from './loading.ts';

/**
 * Fetches the recorded requests.
 * @throws Error with address and status if they cannot be had.
 */
export async function loadRuns(address: string): Promise<Record<string, Stop[]>> {
  return (await (await fetched(address)).json()) as Record<string, Stop[]>;
}
