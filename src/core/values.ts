import { conflict, refusal } from './grammar.ts';
import type { Parameter, Values } from './parameters.ts';

/** What was made of values from outside: those that hold, and why the others do not, by the id of their parameter. */
export interface Reading {
  values: Values;
  refused: Readonly<Record<string, string>>;
}

/**
 * Reads values from a form, a link or the browser's storage. A value that is refused keeps its default, and so do two
 * that cannot stand together; names that no parameter has are not values.
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
