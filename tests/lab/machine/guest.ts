import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { scratch } from './cache.ts';
import { commandGroup, dropControlGroup, killControlGroup, makeControlGroup } from './control-group.ts';
import { must } from './host-program.ts';
import { processorMsOf } from './processor-time.ts';
import { until } from './until.ts';

/** What a command did. */
export interface Ran {
  command: string;
  /** Exit status; 128 and more for a signal, as a shell has it. */
  status: number;
  /** Standard output and error as they came. */
  output: string;
  durationMs: number;
}

const environment = ['HOME=/root', 'LC_ALL=C.UTF-8', 'TERM=dumb', 'SYSTEMD_COLORS=0', 'SYSTEMD_PAGER='];
const searchPath = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** A generous limit for a boot: it takes about a second on an idle machine. */
const bootMs = 60_000;

let count = 0;

/**
 * A Debian booted by systemd in namespaces of its own: processes, mounts, network. The tree below is never written to;
 * what the guest writes lies in memory and is gone with it.
 */
export class Guest {
  readonly name: string;
  /** The guest's root as this process sees it, whether it runs or not. */
  readonly root: string;
  readonly layers: readonly string[];
  readonly #folder: string;
  readonly #number = (count += 1);
  #groups: string[] = [];
  #usedMs = 0;
  #nspawn: ChildProcess | undefined;
  /** Process 1 of the guest, numbered as out here. */
  #leader = 0;

  private constructor(layers: readonly string[]) {
    this.name = `lab-${process.pid}-${this.#number}`;
    this.layers = layers;
    this.#folder = join(scratch, this.name);
    this.root = join(this.#folder, 'root');
  }

  /** @param layers - trees, the topmost first; the last is a whole Debian. */
  static async boot(layers: readonly string[]): Promise<Guest> {
    const guest = new Guest(layers);
    for (const folder of ['upper', 'work', 'root']) mkdirSync(join(guest.#folder, folder), { recursive: true });
    const options = `lowerdir=${layers.join(':')},upperdir=${guest.#folder}/upper,workdir=${guest.#folder}/work`;
    must('mount', ['-t', 'overlay', 'lab', '-o', options, guest.root]);
    try {
      await guest.#start();
    } catch (error) {
      await guest.dispose();
      throw error;
    }
    return guest;
  }

  async #start(): Promise<void> {
    this.#groups = makeControlGroup(this.#number);
    writeFileSync(join(this.root, 'etc/machine-id'), crypto.randomUUID().replaceAll('-', '') + '\n');
    writeFileSync(join(this.root, 'etc/hostname'), 'vault\n');
    const enterGroups = this.#groups.map((folder) => `echo $$ > ${folder}/cgroup.procs`).join(' && ');
    const nspawn = [
      'setpriv --pdeathsig KILL unshare --pid --fork --kill-child --mount-proc',
      `systemd-nspawn --quiet --directory=${this.root} --boot --machine=${this.name} --hostname=vault`,
      '--register=no --keep-unit --console=pipe --link-journal=no --resolv-conf=off --timezone=off --private-network',
    ].join(' ');
    const console = join(this.#folder, 'console');
    this.#nspawn = spawn('sh', ['-c', `${enterGroups} && exec ${nspawn} > ${console} 2>&1 < /dev/null`], {
      env: { ...process.env, SYSTEMD_NSPAWN_UNIFIED_HIERARCHY: '1' },
      stdio: 'ignore',
      detached: true,
    });
    const limit = performance.now() + bootMs;
    while (!this.#findLeader()) {
      if (this.#nspawn.exitCode !== null || performance.now() > limit)
        throw new Error(`${this.name} did not boot:\n${readFileSync(console, 'utf8').slice(-2000)}`);
      await pause(20);
    }
    await this.run('systemctl is-system-running --wait');
  }

  /** Process 1 of the innermost namespace below nspawn, once its systemd can be spoken to. */
  #findLeader(): boolean {
    let pid = this.#nspawn?.pid;
    while (pid !== undefined && innermost(pid) !== 3) pid = childOf(pid);
    if (pid === undefined || !existsSync(`/proc/${pid}/root/run/systemd/private`)) return false;
    this.#leader = pid;
    return true;
  }

  /** Arguments that run a command in the guest, as root, ended with this process. */
  enter(...command: string[]): [string, string[]] {
    const inside = ['env', '-i', '--chdir=/root', searchPath, ...environment, 'setpriv', '--pdeathsig', 'KILL'];
    const enter = ['nsenter', '--target', String(this.#leader), '--all', '--', ...inside, ...command];
    const group = commandGroup(this.#groups);
    return ['sh', ['-c', `${group ? `echo $$ > ${group}/cgroup.procs 2> /dev/null; ` : ''}exec "$@"`, 'sh', ...enter]];
  }

  /** A line of Bash in the guest, as root. */
  async run(command: string, { limitMs = 60_000, input = '' } = {}): Promise<Ran> {
    const started = performance.now();
    const child = spawn(...this.enter('bash', '-c', `exec 2>&1; ${command}`), { stdio: 'pipe' });
    child.stdin.on('error', () => undefined).end(input);
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => said.push(data));
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    const status = await ended(child);
    clearTimeout(timer);
    const durationMs = Math.round(performance.now() - started);
    const late = durationMs >= limitMs ? `\n(ended after ${limitMs / 1000} s)` : '';
    return { command, status, output: Buffer.concat(said).toString() + late, durationMs };
  }

  /** Orderly, with the same files, as a machine that was switched off and on. */
  async reboot(): Promise<void> {
    await this.halt();
    await this.#start();
  }

  /** An orderly end; the files stay until `dispose`. */
  async halt(): Promise<void> {
    if (!this.#nspawn) return;
    await this.run('systemctl poweroff');
    await this.#gone(this.#nspawn);
  }

  /** Processor time of all that ran in the guest until it was last ended, in ms. */
  get usedMs(): number {
    return this.#usedMs;
  }

  /** What the guest has written, as a layer for another guest. Only after `halt`. */
  get upper(): string {
    return join(this.#folder, 'upper');
  }

  /** Ends the guest at once and forgets what it wrote. */
  async dispose({ keepFiles = false } = {}): Promise<void> {
    if (this.#nspawn) {
      this.#nspawn.kill('SIGKILL');
      killControlGroup(this.#groups);
      await this.#gone(this.#nspawn);
    }
    spawnSync('umount', ['--lazy', this.root]);
    if (!keepFiles) rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The kernel ends the guest's processes after the one we wait for; their control groups go with the last. */
  async #gone(nspawn: ChildProcess): Promise<void> {
    await ended(nspawn);
    this.#nspawn = undefined;
    let usedMs = 0;
    await until(`the end of ${this.name}`, () => {
      usedMs = Math.max(usedMs, processorMsOf(this.#groups));
      return Promise.resolve(dropControlGroup(this.#groups));
    });
    this.#usedMs += usedMs;
  }
}

/** How many process namespaces below ours a process is numbered in, ours included. */
function innermost(pid: number): number {
  try {
    const numbers = /^NSpid:\t(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]?.split('\t') ?? [];
    return numbers.at(-1) === '1' ? numbers.length : 0;
  } catch {
    return 0;
  }
}

function childOf(pid: number): number | undefined {
  try {
    const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    return first ? Number(first) : undefined;
  } catch {
    return undefined;
  }
}

function ended(child: ChildProcess): Promise<number> {
  const status = () => child.exitCode ?? (child.signalCode === 'SIGKILL' ? 137 : 143);
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(status());
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(status()));
  });
}
