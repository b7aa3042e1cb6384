import { conflict, refusal } from './grammar.ts';
import type { Parameter, Values } from '../../shared/parameters.ts';

/** What was made of values from outside: those that hold, and why the others do not, by the id of their parameter. */
export interface Reading {
  values: Values;
  refused: Readonly<Record<string, string>>;
}

/** Marks a choice of a link as one of the reader's values: `my.domain`. */
const prefix = 'my.';

/**
 * Reads values from a form, a link or the browser's storage. A value that is refused keeps its default, and so does one
 * that cannot stand beside the others; names that no parameter has are not values.
 */
export function readValues(given: Readonly<Record<string, string>>, parameters: readonly Parameter[]): Reading {
  const values: Record<string, string> = {};
  const refused: Record<string, string> = {};
  for (const parameter of parameters) {
    const value = Object.hasOwn(given, parameter.id) ? given[parameter.id] : undefined;
    if (value === undefined || value === parameter.default) continue;
    const reason = refusal(value, parameter);
    if (reason === undefined) values[parameter.id] = value;
    else refused[parameter.id] = reason;
  }
  for (let found = conflict(values, parameters); found; found = conflict(values, parameters)) {
    refused[found.id] = found.reason;
    delete values[found.id];
  }
  return { values, refused };
}

/**
 * Takes over what a form says: a value that is refused stays what it was before.
 * @param before values that were accepted
 */
export function adoptValues(
  given: Readonly<Record<string, string>>,
  before: Values,
  parameters: readonly Parameter[],
): Reading {
  const { values, refused } = readValues(given, parameters);
  const kept = Object.fromEntries(Object.entries(before).filter(([id]) => id in refused));
  return { values: readValues({ ...values, ...kept }, parameters).values, refused };
}

/** The values among the choices of a link, by the id of their parameter; nothing if it has none. */
export function valuesAmong(choices: Readonly<Record<string, string>>): Values | undefined {
  const own = Object.entries(choices).filter(([name]) => name.startsWith(prefix));
  return own.length > 0
    ? Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]))
    : undefined;
}

/** Values as choices of a link. */
export function asChoices(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [prefix + id, value]));
}
