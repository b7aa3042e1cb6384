import { getCollection } from 'astro:content';
import type { Parameter } from './parameters.ts';

let listed: Promise<Parameter[]> | undefined;

/** All values that a reader may make their own, in their order. One list, since the places of a text are found by it. */
export function listParameters(): Promise<Parameter[]> {
  return (listed ??= getCollection('parameters').then((all) =>
    all.map(({ data }) => data).sort((a, b) => a.order - b.order),
  ));
}
