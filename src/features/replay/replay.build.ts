import { getCollection } from 'astro:content';
import type { Hop, Run, Trace } from '../../shared/evidence.ts';
import { bind } from '../snippet/notes.ts';
import { messagesOf, traceOf, type ReplayChoice, type Lit, type Stop } from './replay.ts';
import { evidenceFile, readEvidence, referenceRun } from '../../shared/build/evidence.ts';
import { firstVariant, variants } from '../../shared/variants.ts';
import { variantWords } from '../../shared/variant-words.ts';
import { filePage, lineIdsOf, readStackFile, type StackSet } from '../../shared/build/stack.ts';
import { href } from '../../shared/build/site.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

export const replayClaim = 'request-replay';
const file = evidenceFile('claim', replayClaim);
const renew = `npm run lab -- claims/${replayClaim}`;

/** Every request that can be chosen, each once. */
const choices: readonly ReplayChoice[] = [
  ...variants.flatMap((app) => (['socket', 'tcp'] as const).map((via) => ({ app, via, kind: 'dynamic' as const }))),
  { app: firstVariant, via: 'socket', kind: 'static' },
];

/** The run whose requests are replayed. @throws Error naming the record and the command that makes it. */
function replayRun(): Run {
  const evidence = readEvidence('claim', replayClaim);
  if (!evidence) throw new Error(`${file} is missing: the replay has nothing to show. Make it: ${renew}`);
  return referenceRun(evidence);
}

/** Whether the guide has recorded requests to show. */
export function isRecorded(): boolean {
  return readEvidence('claim', replayClaim) !== undefined;
}

/** The recorded requests, by the id of their trace; none in a guide that has no record of them. */
export async function replays(): Promise<Record<string, Stop[]>> {
  if (!isRecorded()) return {};
  const run = replayRun();
  const all = await Promise.all(choices.map(async (choice) => [traceOf(choice), await stopsOf(run, choice)] as const));
  return Object.fromEntries(all);
}

async function stopsOf(run: Run, choice: ReplayChoice): Promise<Stop[]> {
  const { hops } = recordedTrace(run, traceOf(choice));
  const sides: string[] = [choice.app, choice.via, choice.kind];
  const script = await getCollection('hops');
  const messages = messagesOf(hops);
  return hops.map((hop, index) => {
    const words = script.find(({ id }) => id === hop.id)?.data;
    if (!words) throw new Error(`${file}: ${contentFolder}/hops.yaml has no hop "${hop.id}". Write what it means.`);
    const { atMs, line, where } = hop;
    return {
      id: hop.id,
      station: words.station === 'worker' ? variantWords[choice.app].station : words.station,
      title: words.title,
      does: words.as[choice.app] ?? words.does,
      ...(atMs === undefined ? {} : { atMs }),
      ...(line ? { line, where: where ?? '' } : {}),
      rows: [],
      ...messages[index],
      lit: words.lit
        .filter(({ for: only }) => !only || sides.includes(only))
        .map((place) => litLine(hop.id, place, choice.via === 'tcp' ? run : undefined))
        .map(({ place, ...line }, at, all) => (place === all[at + 1]?.place ? line : { ...line, place })),
    };
  });
}

/** A request of the record. @throws Error if it is not there, or not whole. */
function recordedTrace(run: Run, id: string): Trace {
  const trace = run.traces?.find((each) => each.id === id);
  const ends = (hops: readonly Hop[]) => [hops[0]?.id, hops.at(-1)?.id].join() === 'send,receive';
  if (!trace || !ends(trace.hops)) throw new Error(`${file}: no whole request "${id}". Record it anew: ${renew}`);
  return trace;
}

type ConfigLine = { set: StackSet; file: string; on: string };

/**
 * A line as the stack has it, or as the recording had it.
 * @param edited - the run that edited its files, if the request went over a port.
 * @throws Error naming the hop and the file if the line is not there, or stands there twice.
 */
function litLine(hop: string, { set, file: path, on }: ConfigLine, edited?: Run): Required<Lit> {
  const stack = readStackFile(set, path);
  const lines = stack.text.replace(/\n$/, '').split('\n');
  const first = lineOf(lines, on, `${contentFolder}/hops.yaml: hop "${hop}": ${contentFolder}/stack/${set}/${path}`);
  const text = lines[first]?.trim() ?? '';
  const id = `${stack.key}--${lineIdsOf(stack)[first] ?? `line-${first + 1}`}`;
  const now = edited && editedLine(edited, path, text);
  return {
    text: now ?? text,
    href: `${href(filePage(stack))}#${id}`,
    place: now === undefined ? `/${path}` : `/${path}, changed for this recording`,
  };
}

function lineOf(lines: readonly string[], on: string, place: string): number {
  try {
    return bind(lines, { on }).first;
  } catch (error) {
    throw new Error(`${place}: ${(error as Error).message}`);
  }
}

/** What the drill put in place of a line, out of its transcript. */
function editedLine({ transcript }: Run, path: string, text: string): string | undefined {
  const edits = transcript.filter(({ prompt, command }) => prompt === '>' && command === `edit /${path}`);
  for (const { output } of edits) {
    const lines = output.split('\n');
    const was = lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2).trim());
    const now = lines.filter((line) => line.startsWith('+ ')).map((line) => line.slice(2).trim());
    const at = was.indexOf(text);
    if (at >= 0) return now[at];
  }
  return undefined;
}
