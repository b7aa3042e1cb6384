import { areParameters, fill, quotingOf, type Parameter, type Values } from '../../shared/parameters.ts';
import type { Own } from './values-account.ts';
import { adoptValues, asChoices, readValues, valuesAmong, type Reading } from './values.ts';
import { packChoices, unpackChoices } from '../../shared/browser/address.ts';
import { borrowing, keptValues, valuesName } from './kept-values.browser.ts';
import { fetchedData } from '../../shared/browser/loading.ts';
import { onKeptChange, store, stored, storeHere, storedHere } from '../../shared/browser/storage.ts';

const changes = new EventTarget();
/** Stands among the choices that a tab keeps once the reader has typed over those of a link. */
const typed = 'typed';

let known: Promise<readonly Parameter[]> | undefined;
/** What was kept when this page last looked. */
let seen = '';
let own: Own = { values: {}, refused: {}, borrowed: false, waiting: false, kept: true, notTaken: [] };

/** The values of this page; nothing differs before {@link loadParameters}. */
export function readerValues(): Own {
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
  const text = keptValues();
  const choices = unpackChoices(text);
  const kept = valuesAmong(choices);
  const reading = readValues(kept ?? {}, parameters);
  const unreadable = text !== '' && !kept ? ['What this browser kept of your values cannot be read.'] : [];
  const given = typed in choices ? 'typed over' : 'as given';
  own = {
    ...reading,
    borrowed: borrowing() && given,
    waiting: Boolean(stored(valuesName)),
    kept: true,
    notTaken: [...unreadable, ...reasons(reading, parameters)],
  };
  seen = look();
}

/** All that this tab and this browser keep of values. */
function look(): string {
  return JSON.stringify([storedHere(valuesName), stored(valuesName)]);
}

/** Takes up what is kept by now, if that is not what this page saw last. */
function follow(parameters: readonly Parameter[]): void {
  if (look() === seen) return;
  resume(parameters);
  changes.dispatchEvent(new Event('change'));
}

function reasons({ refused }: Reading, parameters: readonly Parameter[]): string[] {
  return parameters.flatMap(({ id, label }) => (id in refused ? [`${label}: ${refused[id]}`] : []));
}

/** Takes what a form says; a value that is refused stays what it was. What is typed while values are borrowed joins them. */
export function setValues(given: Values, parameters: readonly Parameter[]): void {
  hold(adoptValues(given, own.values, parameters), own.borrowed && 'typed over');
}

/** Makes values that were accepted before the reader's own, those of a link among them. */
export function makeOwn(values: Values): void {
  hold({ values, refused: {} }, false);
}

/** Shows the values of a link, in this tab alone. One with nothing but refused values changes none. */
export function borrowValues(given: Values, parameters: readonly Parameter[]): void {
  const reading = readValues(given, parameters);
  const notTaken = reasons(reading, parameters);
  if (Object.keys(reading.values).length > 0 || notTaken.length === 0) return hold(reading, 'as given', notTaken);
  own = { ...own, notTaken };
  changes.dispatchEvent(new Event('change'));
}

/** Shows values and keeps them: in this browser, or in this tab while they are borrowed and not what the reader has anyway. */
function hold(reading: Reading, asked: Own['borrowed'], notTaken: readonly string[] = []): void {
  const text = packChoices(asChoices(reading.values));
  const borrowed = text !== (stored(valuesName) ?? '') && asked;
  const mark = text !== '' && borrowed === 'typed over' ? { [typed]: 'yes' } : {};
  const packed = packChoices({ ...asChoices(reading.values), ...mark });
  storeHere(valuesName, borrowed ? packed : undefined);
  if (!borrowed) store(valuesName, packed || undefined);
  const waiting = Boolean(stored(valuesName));
  own = { ...reading, borrowed, waiting, kept: keptValues() === packed, notTaken };
  seen = look();
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
