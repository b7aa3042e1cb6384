import type { Diagnosis } from './diagnosis.ts';
import { areKnownFaults } from './known-faults.ts';
import { fetchedData } from '../../shared/browser/loading.ts';

/** What a paste speaks of; `cut` says what was not read of it. */
export type Diagnose = (paste: string, cut?: string) => Diagnosis;

/**
 * Fetches what is known of the faults, and what compares a paste with it.
 * @throws Error with address and status if it cannot be had.
 */
export async function loadKnownFaults(address: string): Promise<Diagnose> {
  const [{ diagnose }, faults] = await Promise.all([import('./diagnosis.ts'), fetchedData(address, areKnownFaults)]);
  return (paste, cut) => diagnose(paste, faults, cut);
}
