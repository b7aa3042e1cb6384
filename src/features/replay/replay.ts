import type { Hop } from '../../shared/evidence.ts';
import { isNumber, isText, listOf, maybe, objectOf, oneOf, tableOf } from '../../shared/form.ts';
import { firstVariant, type Variant } from '../../shared/variants.ts';
import { layerNames, layers, type Layer } from '../../shared/stations.ts';

/** A recorded request, hop by hop: what is shown at each, what changed, and how long it took. */

/** How long a replay takes on a page, whatever the request took, in ms. */
export const replayMs = 1400;

/** Which of the recorded requests. */
export interface ReplayChoice {
  app: Variant;
  via: 'socket' | 'tcp';
  kind: 'dynamic' | 'static';
}

/** A header beside the one of the hop before. */
export interface Row {
  name: string;
  value: string;
  change: 'new' | 'changed' | 'same';
}

/** A line of the configuration that decides what a hop does. */
export interface Lit {
  text: string;
  href: string;
  /** Its file, where the next line is of another. */
  place?: string;
}

/** A hop as it is shown. */
export interface Stop extends Pick<Hop, 'id' | 'atMs' | 'line' | 'where' | 'head'> {
  station: Layer;
  title: string;
  /** With names between backticks. */
  does: string;
  rows: Row[];
  lit: Lit[];
}

/** Recorded requests by their ids, {@link traceOf}. */
export const areRuns = tableOf(
  listOf(
    objectOf<Stop>({
      id: isText,
      station: oneOf(layers),
      title: isText,
      does: isText,
      atMs: maybe(isNumber),
      line: maybe(isText),
      where: maybe(isText),
      head: maybe(isText),
      rows: listOf(objectOf<Row>({ name: isText, value: isText, change: oneOf(['new', 'changed', 'same']) })),
      lit: listOf(objectOf<Lit>({ text: isText, href: isText, place: maybe(isText) })),
    }),
    1,
  ),
);

/** Id of the trace in the record. A static file never meets the application. */
export function traceOf({ app, via, kind }: ReplayChoice): string {
  return kind === 'static' ? 'static' : `${app}-${via}`;
}

/** Every hop with its whole message: what a hop does not say is as it was at the hop before. */
export function messagesOf(hops: readonly Hop[]): Pick<Stop, 'head' | 'rows'>[] {
  let head: string | undefined;
  let headers: Hop['headers'];
  return hops.map((hop) => {
    const own = hop.headers ?? headers ?? [];
    const fresh = headers === undefined || (hop.headers && isAnswer(hop.head) !== isAnswer(head));
    const rows = compared(fresh ? own : (headers ?? []), own);
    if (hop.headers) [head, headers] = [hop.head, own];
    return head === undefined ? { rows } : { head, rows };
  });
}

function isAnswer(head = ''): boolean {
  return head.startsWith('HTTP/');
}

/** Headers against those of before; `HTTP_X_REQUEST_ID` is `X-Request-ID` under another name. */
function compared(before: NonNullable<Hop['headers']>, after: NonNullable<Hop['headers']>): Row[] {
  const known = new Map(before.map(([name, value]) => [keyOf(name), value]));
  return after.map(([name, value]) => {
    const was = known.get(keyOf(name));
    return { name, value, change: was === undefined ? 'new' : was === value ? 'same' : 'changed' };
  });
}

function keyOf(name: string): string {
  return name
    .replace(/^HTTP_/, '')
    .replaceAll('_', '-')
    .toLowerCase();
}

/** A log line without what tells nothing here: `…` for it. The record has it whole. */
export function shortened(line: string): string {
  return line
    .replace(/ host="[^"]*" agent="[^"]*" request_id=\w+/, ' …')
    .replace(/ connect=\S+ header=\S+/, ' …')
    .replace(/ request_id=\w+/, ' …')
    .replace(/, client: .*/, ', …');
}

/** `0.33 ms`, as exact as the clocks were. */
export function duration(ms: number): string {
  return `${ms.toFixed(2)} ms`;
}

/**
 * When each stop is reached in a replay that takes `totalMs`: in the proportions that were measured. A stop without a
 * measured moment is put evenly between those that have one.
 */
export function schedule(stops: readonly Pick<Stop, 'atMs'>[], totalMs: number): number[] {
  const last = stops.findLast(({ atMs }) => atMs !== undefined)?.atMs ?? 0;
  const times = stops.map(({ atMs }, index) => {
    if (atMs !== undefined) return atMs;
    const from = stops.findLastIndex((stop, at) => at < index && stop.atMs !== undefined);
    const to = stops.findIndex((stop, at) => at > index && stop.atMs !== undefined);
    const start = stops[from]?.atMs ?? 0;
    const end = stops[to]?.atMs ?? last;
    const gap = (to < 0 ? stops.length : to) - from;
    return start + ((end - start) * (index - from)) / gap;
  });
  return times.map((time) => (last > 0 ? (time / last) * totalMs : 0));
}

/** `1.4 seconds here were 3.21 ms there: 436 times slower.` */
export function slowness(stops: readonly Pick<Stop, 'atMs'>[], totalMs: number): string {
  const real = stops.findLast(({ atMs }) => atMs !== undefined)?.atMs ?? 0;
  if (real <= 0) return '';
  return `${totalMs / 1000} s here were ${duration(real)} there: ${Math.round(totalMs / real)} times slower.`;
}

/** The stop after a key; nothing for a key that does not step. @param at - -1 before the first. */
export function stepped(at: number, key: string, count: number): number | undefined {
  const keys = new Map([
    ['ArrowRight', at + 1],
    ['ArrowLeft', at - 1],
    ['Home', 0],
    ['End', count - 1],
  ]);
  const to = keys.get(key);
  return to === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, to));
}

/** A stop in words, for the ear. */
export function spoken(
  { station, title, atMs, line }: Pick<Stop, 'station' | 'title' | 'atMs' | 'line'>,
  index: number,
  count: number,
): string {
  const when = atMs ? `, after ${duration(atMs)}` : '';
  return `Hop ${index + 1} of ${count}: ${layerNames[station]} ${title}${when}. ${line ? `It wrote: ${line}` : 'It wrote nothing.'}`;
}

/** What a link asks for. What it asks for in vain is left out and told. */
export function readChoices(choices: Readonly<Record<string, string>>): {
  via?: ReplayChoice['via'];
  kind?: ReplayChoice['kind'];
  /** Counted from 1. */
  hop?: number;
  refused: string[];
} {
  const { via, kind, hop } = choices;
  const refused: string[] = [];
  const take = <T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | undefined => {
    const known = allowed.find((each) => each === value);
    if (value !== undefined && known === undefined)
      refused.push(`${name}=${value.slice(0, 20)} (there are ${allowed.join(' and ')})`);
    return known;
  };
  const taken = { via: take('via', via, ['socket', 'tcp']), kind: take('kind', kind, ['dynamic', 'static']) };
  const number = hop !== undefined && /^[1-9]$/.test(hop) ? Number(hop) : undefined;
  if (hop !== undefined && number === undefined) refused.push(`hop=${hop.slice(0, 20)} (there are 1 to 9)`);
  return {
    ...(taken.via ? { via: taken.via } : {}),
    ...(taken.kind ? { kind: taken.kind } : {}),
    ...(number ? { hop: number } : {}),
    refused,
  };
}

/** The reverse, without what a reader gets anyway. @param hop - counted from 0; -1 for the whole line. */
export function choicesOf({ app, via, kind }: ReplayChoice, hop: number): Record<string, string> {
  return {
    ...(app === firstVariant ? {} : { variant: app }),
    ...(via === 'socket' ? {} : { via }),
    ...(kind === 'dynamic' ? {} : { kind }),
    ...(hop < 0 ? {} : { hop: String(hop + 1) }),
  };
}
