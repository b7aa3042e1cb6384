import type { Failures } from '../core/troubleshoot/failures.ts';

/**
 * Fetches what is known of the failures.
 * @throws Error with address and status if it cannot be had.
 */
export async function loadFailures(address: string): Promise<Failures> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return (await response.json()) as Failures;
}
