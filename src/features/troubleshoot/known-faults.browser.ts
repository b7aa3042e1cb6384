import type { Diagnosis } from './diagnosis.ts';
import { areFailures } from './known-faults.ts';
import { fetchedData } from '../../shared/browser/loading.ts';

/** What a paste speaks of. */
export type Diagnose = (paste: string) => Diagnosis;

/**
 * Fetches what is known of the failures, and what compares a paste with it.
 * @throws Error with address and status if it cannot be had.
 */
export async function loadFailures(address: string): Promise<Diagnose> {
  const [{ diagnose }, failures] = await Promise.all([import('./diagnosis.ts'), fetchedData(address, areFailures)]);
  return (paste) => diagnose(paste, failures);
}
