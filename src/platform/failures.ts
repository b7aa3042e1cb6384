import type { Diagnosis } from '../core/troubleshoot/diagnosis.ts';
import type { Failures } from '../core/troubleshoot/failures.ts';
import { fetched } from './loading.ts';

/** What a paste speaks of. */
export type Diagnose = (paste: string) => Diagnosis;

/**
 * Fetches what is known of the failures, and what compares a paste with it.
 * @throws Error with address and status if it cannot be had.
 */
export async function loadFailures(address: string): Promise<Diagnose> {
  const [{ diagnose }, response] = await Promise.all([import('../core/troubleshoot/diagnosis.ts'), fetched(address)]);
  const failures = (await response.json()) as Failures;
  return (paste) => diagnose(paste, failures);
}
