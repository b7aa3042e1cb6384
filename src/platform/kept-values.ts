import { stored, storedHere } from './storage.ts';

/** Under which name values are kept, in the tab and in the browser. */
export const valuesName = 'values';

/** The reader's values as this tab, or else this browser, keeps them; empty without any. */
export function keptValues(): string {
  return storedHere(valuesName) ?? stored(valuesName) ?? '';
}
