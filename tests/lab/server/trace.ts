import type { Hop } from '../../../src/shared/evidence.ts';
import type { Server } from './server.ts';
import { until } from '../machine/until.ts';
import { domain, project } from '../values.ts';

const access = `/var/log/nginx/${project}.access.log`;
/** Where nginx writes every step of its own, once `error_log` says `debug`. */
const steps = `/var/log/nginx/${project}.error.log`;

/** What curl and nginx noted of one request; all texts as they came. */
export interface Seen {
  command: string;
  /** All that curl printed. */
  output: string;
  /** `HH:MM:SS.µs` before the client wrote, when the first byte came back, and when the last had come. */
  began: string;
  first: string;
  last: string;
  sent: string[];
  received: string[];
  body: string;
  /** Line of the access log, if there is one. */
  access: string;
  /** nginx's steps. */
  steps: string;
}

/** What a worker noted, see `inside/trace.py`. */
export interface Worked {
  accepted: string;
  called: string;
  answered: string;
  seen: [name: string, value: string][];
}

/** Sends one request and gathers what curl and nginx wrote about it. */
export async function visit(server: Server, path: string, { logged }: { logged: boolean }): Promise<Seen> {
  await server.ask(`: > ${access}; : > ${steps}`);
  const command = `curl -sv --trace-time http://${domain}${path}`;
  const { output } = await server.ask(command);
  const timed = [...output.matchAll(/^(\d\d:\d\d:\d\d\.\d{6}) ([*<>]) ?(.*?)\r?$/gm)].map(
    ([, at = '', kind = '', text = '']) => ({ at, kind, text }),
  );
  const of = (kind: string) => timed.filter((line) => line.kind === kind);
  const began = timed[timed.findIndex(({ kind }) => kind === '>') - 1]?.at ?? '';
  let log = '';
  await until('the end of the request in the log of nginx', async () => {
    log = (await server.ask(`cat ${access}`)).output;
    return (await server.ask(`grep -q 'http log handler' ${steps}`)).status === 0 && (log !== '' || !logged);
  });
  return {
    command: server.own(command),
    output,
    began,
    first: of('<')[0]?.at ?? '',
    last: timed.at(-1)?.at ?? '',
    sent: of('>').flatMap(({ text }) => text || []),
    received: of('<').flatMap(({ text }) => text || []),
    body: /^\{.*\}$/m.exec(output)?.[0] ?? '',
    access: log,
    steps: await server.read(steps),
  };
}

/** What the workers of a server noted of the last request, and the line of their access log. */
export async function workedOn(server: Server, times: number): Promise<Worked & { line: string }> {
  let lines: string[] = [];
  const about = (text: string) => lines.filter((line) => line.includes(text));
  await until('the lines of the worker', async () => {
    lines = (await server.journal()).split('\n');
    return about('lab-trace ').length === times && about('"GET /whoami/ HTTP/1.1" 200').length === times;
  });
  const noted = about('lab-trace ').at(-1) ?? '';
  const worked = JSON.parse(noted.slice(noted.indexOf('{'))) as Worked;
  return { ...worked, line: about('"GET /whoami/ HTTP/1.1" 200').at(-1) ?? '' };
}

/** What nginx wrote to the application server, and what came back, out of its steps. */
export function upstreamHeads(steps: string): { written: string[]; answered: string[] } {
  const written = /http proxy header:\n"([\s\S]*?)\r?\n\r?\n"/.exec(steps)?.[1]?.split(/\r?\n/) ?? [];
  const back = steps.slice(steps.indexOf('http proxy status '));
  const status = /http proxy status \d+ "(.*?)"/.exec(back)?.[1] ?? '';
  const headers = [...back.matchAll(/http proxy header: "(.*?)"$/gm)].map(([, header = '']) => header);
  return { written, answered: [`HTTP/1.1 ${status}`, ...headers] };
}

/** A message as a hop has it: the first line, and the headers apart. */
export function message([head = '', ...rest]: readonly string[]): Pick<Hop, 'head' | 'headers'> {
  return {
    head,
    headers: rest.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  };
}

/** Milliseconds between two times of one day, or of midnight between them. */
export function millisecondsFrom(from: string, to: string): number {
  const of = (time: string) => {
    const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
    return ((hours * 60 + minutes) * 60 + seconds) * 1000;
  };
  return Math.round(((of(to) - of(from) + 86_400_000) % 86_400_000) * 1000) / 1000;
}
