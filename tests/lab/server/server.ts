import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ValueSet } from '../../../src/shared/evidence.ts';
import { answerOf, counted, type Answer, type Outcomes } from './answer.ts';
import type { Guest, Ran } from '../machine/guest.ts';
import type { Recorder } from '../records/recorder.ts';
import { until } from '../machine/until.ts';
import { domain, personal, workersOf } from '../values.ts';

/**
 * A booted server of the guide. Commands, paths and texts are given with the values the files have in the repository;
 * on a server with other values the same words name the other things.
 */
export class Server {
  readonly guest: Guest;
  readonly values: ValueSet;
  readonly workers: number;
  readonly #record: Recorder;

  constructor(guest: Guest, values: ValueSet, record: Recorder) {
    this.guest = guest;
    this.values = values;
    this.workers = workersOf(values);
    this.#record = record;
  }

  /** A text with this server's values. @param path - of the file it belongs into, if any. */
  own(text: string, path = ''): string {
    return personal(text, this.values, path);
  }

  /** Runs a line of Bash as root and writes it into the transcript. */
  async sh(command: string, limitMs?: number): Promise<Ran> {
    const ran = await this.ask(command, limitMs);
    this.#record.step({ prompt: '#', command: ran.command, status: ran.status, output: ran.output });
    return ran;
  }

  /** The same without the transcript, for what is asked again and again; the output trimmed. */
  async ask(command: string, limitMs?: number): Promise<Ran> {
    const ran = await this.guest.run(this.own(command), limitMs === undefined ? {} : { limitMs });
    return { ...ran, output: ran.output.trim() };
  }

  /** Runs a command that must succeed. @throws Error with its output. */
  async must(command: string, limitMs?: number): Promise<string> {
    const ran = await this.sh(command, limitMs);
    if (ran.status !== 0) throw new Error(`${ran.command} → ${ran.status}\n${ran.output}`);
    return ran.output;
  }

  /** A property of a unit. */
  async show(unit: string, property: string): Promise<string> {
    return (await this.ask(`systemctl show -P ${property} ${unit}`)).output;
  }

  async state(unit: string): Promise<string> {
    return (await this.ask(`systemctl is-active ${unit}`)).output;
  }

  /** Lines of the service's journal, without times. */
  async journal(options = ''): Promise<string> {
    return (await this.ask(`journalctl -b -u gunicorn.service -o cat --no-pager ${options}`)).output;
  }

  /** Process numbers inside the guest. */
  async processes(): Promise<{ arbiter: number; workers: number[] }> {
    const asked = 'arbiter=$(systemctl show -P MainPID gunicorn.service); echo $arbiter; pgrep -P $arbiter';
    const [arbiter = 0, ...workers] = (await this.ask(asked)).output.split('\n').map(Number);
    return { arbiter, workers };
  }

  /** Waits until the arbiter has all its workers and one of them answers. */
  async ready(): Promise<void> {
    await until('an answer of 200', async () => (await this.get('/healthz', '--location --insecure')).status === 200);
    await until('all workers', async () => (await this.processes()).workers.length === this.workers);
  }

  /** One request with curl, by default through nginx by the site's name. Written into the transcript on demand. */
  async get(path: string, options = '', { recorded = false } = {}): Promise<Answer> {
    const address = /^https?:/.test(path) ? path : `http://${domain}${path}`;
    const command = `curl -sS -i --max-time 60 --path-as-is --resolve ${domain}:80:127.0.0.1 --resolve ${domain}:443:127.0.0.1 ${options} '${address}'`;
    const { output } = await (recorded ? this.sh(command) : this.ask(command));
    return answerOf(output);
  }

  /** A file of the server, as text. */
  async read(path: string): Promise<string> {
    const ran = await this.guest.run(`cat '${this.own(path)}'`);
    if (ran.status !== 0) throw new Error(ran.output);
    return ran.output;
  }

  /** Writes a file; one that exists keeps its owner and mode. */
  async write(path: string, text: string): Promise<void> {
    const own = this.own(text, path);
    this.#record.step({ prompt: '>', command: `write ${this.own(path)}`, status: 0, output: own });
    await this.#put(this.own(path), own);
  }

  /**
   * Replaces a text that occurs exactly once in a file of the server.
   * @throws Error naming file and text if it occurs never or more often: then the drill has gone stale.
   */
  async edit(path: string, was: string, now: string): Promise<void> {
    const [before, after] = [this.own(was, path), this.own(now, path)];
    const file = this.own(path);
    const text = await this.read(path);
    const times = text.split(before).length - 1;
    if (times !== 1) throw new Error(`${file} has ${times} times, not once: ${before}`);
    const lines = [...before.split('\n').map((line) => `- ${line}`), ...after.split('\n').map((line) => `+ ${line}`)];
    this.#record.step({ prompt: '>', command: `edit ${file}`, status: 0, output: lines.join('\n') });
    await this.#put(
      file,
      text.replace(before, () => after),
    );
  }

  async #put(file: string, text: string): Promise<void> {
    const ran = await this.guest.run(`mkdir -p "$(dirname '${file}')" && cat > '${file}'`, { input: text });
    if (ran.status !== 0) throw new Error(ran.output);
  }

  /** The lab's client inside the guest, see `inside/client.py`: one answer. */
  async client<T>(verb: string, ...words: (string | number)[]): Promise<T> {
    const { output } = await this.ask(`python3 /opt/lab/client.py ${verb} ${words.map(quoted).join(' ')}`, 120_000);
    return JSON.parse(output.split('\n').at(-1) ?? '') as T;
  }

  /** Requests at once. `timesMs` is when each was answered, counted from the common start, sorted. */
  async together(count: number, path: string): Promise<Outcomes & { tookMs: number; timesMs: number[] }> {
    const done = await this.client<{ outcomes: Outcomes['outcomes']; tookMs: number; timesMs: number[] }>(
      'together',
      domain,
      path,
      count,
    );
    return { ...done, ...counted(done.outcomes) };
  }

  /** One WebSocket. @param header - sent besides the usual ones, in this encoding. */
  handshake(
    path: string,
    header?: { line: string; encoding: 'utf-8' | 'latin-1' },
  ): Promise<{ status: number; echo?: string }> {
    return this.client('handshake', domain, path, ...(header ? [header.line, header.encoding] : []));
  }

  /** Visitors who stay while something happens: `load` asks again and
   * again, `hold` keeps half-sent forms open, `stay` a WebSocket. */
  async during<T>(
    verb: 'load' | 'hold' | 'stay',
    words: readonly (string | number)[],
    act: (visitors: { answered(more: number): Promise<void> }) => Promise<T>,
  ): Promise<Outcomes & { slowestMs: number; value: T }> {
    const line = this.own(`exec python3 /opt/lab/client.py ${verb} ${domain} ${words.map(quoted).join(' ')}`);
    const child = spawn(...this.guest.enter('bash', '-c', line), { stdio: ['pipe', 'pipe', 'inherit'] });
    let last: { answered?: number; held?: number; outcomes?: Outcomes['outcomes']; slowestMs?: number } = {};
    const lines = createInterface(child.stdout).on('line', (text) => (last = JSON.parse(text) as typeof last));
    const closed = new Promise((resolve) => lines.once('close', resolve));
    await until('the visitors', () => Promise.resolve(last.answered !== undefined || last.held !== undefined));
    const answered = async (more: number) => {
      const goal = (last.answered ?? 0) + more;
      await until(`${more} more answers`, () => Promise.resolve((last.answered ?? 0) >= goal), 60_000);
    };
    try {
      const value = await act({ answered });
      child.stdin.end();
      await closed;
      return { ...counted(last.outcomes ?? {}), slowestMs: last.slowestMs ?? 0, value };
    } finally {
      child.stdin.end();
    }
  }
}

function quoted(word: string | number): string {
  return `'${String(word).replaceAll("'", String.raw`'\''`)}'`;
}
