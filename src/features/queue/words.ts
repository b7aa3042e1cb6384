import type { QueueEvent, QueueRun } from './run.ts';
import { summaryOf, type Summary } from './summary.ts';

const small = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** `7`: seven. */
function word(count: number): string {
  return small[count] ?? String(count);
}

/** One decimal, so that columns are of one kind: `2.0 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const reasons = {
  500: 'cut off by Gunicorn’s timeout: 500',
  502: 'refused or dropped: 502',
  504: 'given up by nginx: 504',
};

/** A run in a sentence or three; the first is the news. */
export function sayRun(run: QueueRun): { news: string; rest: string } {
  const { counts, waited, lastMs } = summaryOf(run);
  const total = run.lanes.length;
  const refused = run.lanes.filter(({ spans }) => spans.length === 0).length;
  const atOnce = total - waited - refused;
  const parts = [
    atOnce === total ? (total === 1 ? 'the only request starts at once' : `all ${word(total)} start at once`) : '',
    atOnce < total ? `${word(atOnce)} ${atOnce === 1 ? 'starts' : 'start'} at once` : '',
    waited > 0 ? `${word(waited)} ${waited === 1 ? 'waits' : 'wait'}` : '',
  ];
  const failed = ([502, 504, 500] as const).flatMap((status) =>
    counts[status] > 0
      ? [`${sentence(word(counts[status]))} ${counts[status] === 1 ? 'is' : 'are'} ${reasons[status]}.`]
      : [],
  );
  const last = `The last answer leaves after ${seconds(lastMs)}${longest(run)}.`;
  return { news: `${sentence(parts.filter(Boolean).join(', '))}.`, rest: [...failed, last].join(' ') };
}

function longest(run: QueueRun): string {
  const waits = run.lanes.map(({ spans }) => {
    const own = spans.filter(({ what }) => what === 'socket' || what === 'inside');
    return { ms: own.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0), inside: own.at(-1)?.what === 'inside' };
  });
  const most = Math.max(...waits.map(({ ms }) => ms));
  if (most < 50) return '';
  const index = waits.findLastIndex(({ ms }) => ms === most);
  return `; request ${index + 1} waited longest, ${seconds(most)} ${waits[index]?.inside ? 'inside a worker' : 'in the socket'}`;
}

/** What a change of a knob did to the run before. */
export function sayChange(now: Summary, before: Summary): string {
  const byMs = now.lastMs - before.lastMs;
  if (Math.abs(byMs) < 50) return `As long as the run before, ${seconds(before.lastMs)}.`;
  return `That is ${seconds(Math.abs(byMs))} ${byMs < 0 ? 'sooner' : 'later'} than in the run before.`;
}

/** A moment of a run: what happens, and what stands where after it. */
export function sayMoment(run: QueueRun, atMs: number): string {
  const happens = run.events.filter((event) => event.atMs === atMs).map(sayEvent);
  const isNow = (kinds: readonly string[]) =>
    run.lanes.filter(({ spans }) =>
      spans.some(({ what, fromMs, toMs }) => kinds.includes(what) && fromMs <= atMs && atMs < toMs),
    ).length;
  const ended = run.lanes.filter(({ endedMs }) => endedMs <= atMs).length;
  const state = `In work ${isNow(['work', 'unread'])}, waiting ${isNow(['socket', 'inside'])}, answered ${ended}.`;
  const shown = happens.length > 4 ? [...happens.slice(0, 3), `and ${happens.length - 3} more`] : happens;
  return `${(atMs / 1000).toFixed(2)} s: ${sentence(shown.join(', '))}. ${state}`;
}

function sayEvent({ what, request, worker, status }: QueueEvent): string {
  if (what === 'arrives') return `request ${request} arrives`;
  if (what === 'starts') return `request ${request} starts in worker ${worker}`;
  if (what === 'killed') return `worker ${worker} is killed for its silence`;
  return `request ${request} is answered ${status}`;
}

/** The moments one can step through, in order. */
export function momentsOf(run: QueueRun): number[] {
  return [...new Set(run.events.map(({ atMs }) => atMs))].sort((a, b) => a - b);
}
