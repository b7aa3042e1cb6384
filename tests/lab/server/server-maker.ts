import { installationOf, overlayingOf, type InstallStep } from '../../../src/shared/build/installation.ts';
import type { StackSet } from '../../../src/shared/build/stack.ts';
import type { Machine } from '../../../src/shared/evidence.ts';
import { byteCodeOf } from '../machine/byte-code.ts';
import { Guest } from '../machine/guest.ts';
import { imageOf, wheelsOf } from '../machine/image.ts';
import { ProcessorTime } from '../machine/processor-time.ts';
import { Unavailable } from '../preflight.ts';
import { Recorder } from '../records/recorder.ts';
import type { Sabotage } from '../sabotage/spoilt-lines.ts';
import { Server } from './server.ts';
import { previousLock, stackLayer } from '../machine/stack-layer.ts';
import { codeDir } from '../values.ts';
import { versionsOf, type Versions } from './versions.ts';

/** A server that can be booted: which machine, with which values, and which overlays lie over `base`. */
export interface ServerKind extends Machine {
  sets: readonly StackSet[];
}

/** The commands of a step that need no network: what apt brings lies in the guest's tree already. */
function offline({ commands, notRun }: InstallStep): InstallStep['commands'] {
  return notRun ? [] : commands.filter(({ text }) => !text.startsWith('apt-get'));
}

function kindKey({ host, values, packages, sets }: ServerKind): string {
  return [host, values, packages, ...sets].filter(Boolean).join(' ');
}

/** The lock files of the project, and the one before. */
export const locks = [
  ...['', '-5.2'].map((name) => `content/stack/base${codeDir}/src/requirements${name}.txt`),
  previousLock,
];

/**
 * Makes servers by the commands that the README of an archive has, and lays sets over them by those of their chapters,
 * once a kind, and boots copies. A copy boots in about a second: what the commands wrote is a layer below it.
 */
export class ServerMaker {
  readonly #progress: (text: string) => void;
  readonly processorTime = new ProcessorTime();
  /** Lines of the stack that are spoilt before anything is made of it. */
  readonly spoilt: readonly Sabotage[];
  readonly #made = new Map<string, Promise<readonly string[]>>();
  readonly #versions = new Map<string, Promise<Versions>>();
  readonly #stacks = new Map<string, string>();

  constructor(progress: (text: string) => void, spoilt: readonly Sabotage[] = []) {
    this.#progress = progress;
    this.spoilt = spoilt;
  }

  /** A fresh server of a kind, just booted: its socket unit is active, its service has not been asked yet. */
  async boot(kind: ServerKind, record: Recorder): Promise<Server> {
    return new Server(await Guest.boot(await this.#layers(kind)), kind.values, record);
  }

  /** What runs on servers of a kind; the first that is fresh is asked, the others are copies of the same. */
  versionsOf(kind: ServerKind, fresh: Server): Promise<Versions> {
    const key = kindKey(kind);
    const versions = this.#versions.get(key) ?? versionsOf(fresh);
    this.#versions.set(key, versions);
    return versions;
  }

  /** Boots a guest and ends it. @throws Unavailable if that cannot be done here. */
  async tryOut(machine: Machine): Promise<void> {
    const layers = await this.#ground(machine);
    try {
      await this.#end(await Guest.boot(layers), 'trying out');
    } catch (error) {
      throw new Unavailable(`systemd-nspawn cannot boot a guest here: ${(error as Error).message}`);
    }
  }

  /**
   * A Debian with the reader's files in `/root/stack` and nothing done with them yet.
   * @param more - packages of Debian that are installed.
   * @param lock - whose packages pip finds besides those of the guide's project.
   */
  async bare(machine: Machine, record: Recorder, more: readonly string[] = [], lock?: string): Promise<Server> {
    return new Server(await Guest.boot(await this.#ground(machine, more, lock)), machine.values, record);
  }

  #layers(kind: ServerKind): Promise<readonly string[]> {
    const key = kindKey(kind);
    const made = this.#made.get(key) ?? this.#make(kind, key);
    this.#made.set(key, made);
    return made;
  }

  async #make(kind: ServerKind, key: string): Promise<readonly string[]> {
    const last = kind.sets.at(-1);
    const below = last ? await this.#layers({ ...kind, sets: kind.sets.slice(0, -1) }) : await this.#ground(kind);
    if (!last) return below;
    if (kind.sets[0] !== 'base') throw new Error(`sets begin with base, which the others are laid over: ${key}`);
    this.#progress(`preparing ${key}`);
    const guest = await Guest.boot(below);
    const server = new Server(guest, kind.values, new Recorder());
    try {
      const steps = last === 'base' ? installationOf(['base']) : overlayingOf(last);
      for (const { text } of steps.flatMap(offline)) await server.must(text, 120_000);
      await guest.halt();
    } finally {
      await this.#end(guest, `preparing ${key}`, { keepFiles: true });
    }
    return [guest.upper, ...below];
  }

  async #end(guest: Guest, what: string, options = {}): Promise<void> {
    await guest.dispose(options);
    this.processorTime.add(what, guest.usedMs);
  }

  async #ground(machine: Machine, more: readonly string[] = [], lock?: string): Promise<readonly string[]> {
    const { host, values, packages = 'locked' } = machine;
    const name = `${values}-${packages}`;
    const stack = this.#stacks.get(name) ?? stackLayer(name, machine, this.spoilt);
    this.#stacks.set(name, stack);
    const all = lock ? [...locks, lock] : locks;
    const made = [wheelsOf(host, all, this.#progress), imageOf(host, this.#progress, more)] as const;
    const [wheels, image] = await Promise.all(made);
    return [stack, await byteCodeOf(image, wheels, this.#progress), wheels, image];
  }
}
