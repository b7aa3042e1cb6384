import { areParameters, fill, quotingOf, type Parameter, type Values } from '../core/parameters.ts';
import { adoptValues, asChoices, readValues, valuesAmong, type Reading } from '../core/values.ts';
import { packChoices, unpackChoices } from './address.ts';
import { keptValues, valuesName } from './kept-values.ts';
import { fetchedData } from './fetched-data.ts';
import { onKeptChange, store, stored, storeHere, storedHere } from './storage.ts';

/** The values of this page, and where they come from. */
export interface Own extends Reading {
  /** They came with a link, and the reader's own wait in this browser. */
  borrowed: boolean;
  /** Why values of a link or of the browser's storage were not taken, as sentences. */
  notTaken: readonly string[];
}

const changes = new EventTarget();

let known: Promise<readonly Parameter[]> | undefined;
/** What was kept when this page last looked. */
let text = '';
let own: Own = { values: {}, refused: {}, borrowed: false, notTaken: [] };

/** The values of this page; nothing differs before {@link loadParameters}. */
export function ownValues(): Own {
  return own;
}

/**
 * What a reader may make their own.
 * @param address where the list lies
 * @throws Error with address and status if it cannot be had; the next call tries again
 */
export function loadParameters(address: string): Promise<readonly Parameter[]> {
  return (known ??= fetchParameters(address).catch((error: unknown) => {
    known = undefined;
    throw error;
  }));
}

async function fetchParameters(address: string): Promise<readonly Parameter[]> {
  const parameters = await fetchedData(address, areParameters);
  resume(parameters);
  onKeptChange(() => follow(parameters));
  return parameters;
}

/** Takes up what this tab, or else this browser, keeps. */
function resume(parameters: readonly Parameter[]): void {
  text = keptValues();
  const kept = valuesAmong(unpackChoices(text));
  const reading = readValues(kept ?? {}, parameters);
  const unreadable = text !== '' && !kept ? ['What this browser kept of your values cannot be read.'] : [];
  own = {
    ...reading,
    borrowed: storedHere(valuesName) !== undefined,
    notTaken: [...unreadable, ...reasons(reading, parameters)],
  };
}

/** Takes up what is kept by now, if that is not what this page shows. */
function follow(parameters: readonly Parameter[]): void {
  if (keptValues() === text) return;
  resume(parameters);
  changes.dispatchEvent(new Event('change'));
}

function reasons({ refused }: Reading, parameters: readonly Parameter[]): string[] {
  return parameters.flatMap(({ id, label }) => (id in refused ? [`${label}: ${refused[id]}`] : []));
}

/** Makes values the reader's own; one that is refused stays what it was. */
export function setValues(given: Values, parameters: readonly Parameter[]): void {
  own = { ...adoptValues(given, own.values, parameters), borrowed: false, notTaken: [] };
  storeHere(valuesName, undefined);
  store(valuesName, packChoices(asChoices(own.values)) || undefined);
  text = keptValues();
  changes.dispatchEvent(new Event('change'));
}

/** Shows the values of a link: in this tab alone if the reader has others. One with nothing but refused values changes none. */
export function borrowValues(given: Values, parameters: readonly Parameter[]): void {
  const reading = readValues(given, parameters);
  const notTaken = reasons(reading, parameters);
  const packed = packChoices(asChoices(reading.values));
  const borrowed = ![undefined, '', packed].includes(stored(valuesName));
  if (packed === '' && notTaken.length > 0) own = { ...own, notTaken };
  else {
    own = { ...reading, borrowed, notTaken };
    if (borrowed) storeHere(valuesName, packed);
    else store(valuesName, packed || undefined);
    text = keptValues();
  }
  changes.dispatchEvent(new Event('change'));
}

/** Goes back from the values of a link to what this browser keeps. */
export function recallValues(parameters: readonly Parameter[]): void {
  storeHere(valuesName, undefined);
  resume(parameters);
  changes.dispatchEvent(new Event('change'));
}

/** Tells of every change of the values on this page. */
export function onValues(take: () => void, signal: AbortSignal): void {
  changes.addEventListener('change', take, { signal });
}

/**
 * A text of the stack with the reader's values.
 * @param path its file on the server, which tells the language it is quoted for
 */
export async function written(text: string, path = ''): Promise<string> {
  return known === undefined ? text : fill(text, await known, own.values, quotingOf(path));
}
