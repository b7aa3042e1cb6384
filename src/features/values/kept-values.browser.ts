import { stored, storedHere } from '../../shared/browser/storage.ts';

/** Under which name values are kept, in the tab and in the browser. */
export const valuesName = 'values';

/** Whether this tab shows what a link asked for, which may be the proven files in place of the reader's values. */
export function borrowing(): boolean {
  return storedHere(valuesName) !== undefined;
}

/** The reader's values as this tab, or else this browser, keeps them; empty without any. */
export function keptValues(): string {
  return storedHere(valuesName) ?? stored(valuesName) ?? '';
}
