import type { Parameter } from '../../shared/parameters.ts';
import type { Reading } from './values.ts';

/** The values of a page, and where they come from. */
export interface Own extends Reading {
  /** They came with a link and hold in this tab until the reader keeps them; whether the reader has typed over them since. */
  borrowed: 'as given' | 'typed over' | false;
  /** While others are borrowed: whether the reader has values of their own. */
  waiting: boolean;
  /** Whether the next page will have them: not where the browser refuses storage, or has no room. */
  kept: boolean;
  /** Why values of a link or of the browser's storage were not taken, as sentences. */
  notTaken: readonly string[];
}

/** What a page says of its values: sentences, then each value that differs, by its label. */
export interface ValuesAccount {
  says: string;
  differing: readonly (readonly [label: string, value: string])[];
}

export function accountOf(own: Own, parameters: readonly Parameter[]): ValuesAccount {
  const differing = parameters.flatMap(({ id, label }) => {
    const value = own.values[id];
    return value === undefined ? [] : [[label, value] as const];
  });
  const says = [
    ...(own.borrowed ? [borrowedSays(own, differing.length)] : []),
    ...(!own.borrowed && differing.length > 0 ? [ownSays(own, differing.length)] : []),
    ...(own.notTaken.length > 0 ? [`Not taken: ${own.notTaken.join(' ')}`] : []),
  ];
  return { says: says.join(' '), differing };
}

/** What the form says of the values in it; empty if what is typed is simply kept. */
export function formSays({ borrowed, kept }: Own): string {
  if (borrowed)
    return 'These values came with a link. What you type joins them; none is kept until you press “Keep them” at the foot of the page.';
  return kept ? '' : notKept;
}

/** Where the values of a download come from, as the end of a sentence that begins with their number. */
export function originOf({ borrowed }: Own): string {
  if (!borrowed) return 'of your own';
  return borrowed === 'as given' ? 'that came with a link' : 'that came with a link or were typed over it';
}

const notKept = 'This browser did not keep your values: the next page will not have them.';

function ownSays({ kept }: Own, count: number): string {
  const differ = `${count === 1 ? '1 value differs' : `${count} values differ`} from the files that were proven.`;
  return kept ? differ : `${differ} ${notKept}`;
}

function borrowedSays({ borrowed, waiting, kept }: Own, count: number): string {
  const where = kept ? 'in this tab only' : 'on this page only';
  const yours = waiting ? '; your own are still kept' : '';
  if (count === 0) return `As the link asks, the files are as they were proven, ${where}${yours}.`;
  const came = `came with a link${borrowed === 'typed over' ? ' or were typed over it,' : ''}`;
  return `${count === 1 ? '1 value' : `${count} values`} ${came} and ${count === 1 ? 'holds' : 'hold'} ${where}${yours}.`;
}
