/** Whether data from outside, such as an answer of the network, has the form that the code behind it counts on. */
export type Form<T> = (data: unknown) => data is T;

export const isText: Form<string> = (data) => typeof data === 'string';

export const isNumber: Form<number> = (data) => typeof data === 'number';

/** One of these words. */
export function oneOf<T extends string>(words: readonly T[]): Form<T> {
  return (data): data is T => words.some((word) => word === data);
}

/** A list, of at least so many: an empty list of pages is not what the build wrote. */
export function listOf<T>(each: Form<T>, least = 0): Form<T[]> {
  return (data): data is T[] => Array.isArray(data) && data.length >= least && data.every((one) => each(one));
}

/** What is named by ids that nobody knows beforehand. */
export function tableOf<T>(each: Form<T>): Form<Record<string, T>> {
  return (data): data is Record<string, T> => isObject(data) && Object.values(data).every((one) => each(one));
}

/** The form of each field of a type. A field that may be missing has a form that allows it, `maybe`. */
type Fields<T> = { [Name in keyof T]-?: object extends Pick<T, Name> ? Form<T[Name] | undefined> : Form<T[Name]> };

/** What has these fields; others do no harm, a newer build may have them. */
export function objectOf<T extends object>(fields: Fields<T>): Form<T> {
  const forms = Object.entries(fields) as [string, Form<unknown>][];
  return (data): data is T => isObject(data) && forms.every(([name, form]) => form(data[name]));
}

/** What may be missing. */
export function maybe<T>(form: Form<T>): Form<T | undefined> {
  return (data): data is T | undefined => data === undefined || form(data);
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
