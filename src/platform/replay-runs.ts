import type { Stop } from '../core/replay.ts';

/**
 * Fetches the recorded requests.
 * @throws Error with address and status if they cannot be had.
 */
export async function loadRuns(address: string): Promise<Record<string, Stop[]>> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return (await response.json()) as Record<string, Stop[]>;
}
