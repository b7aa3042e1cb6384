import { reference, sameMachine } from '../../../src/shared/evidence.ts';
import type { StackSet } from '../../../src/shared/build/stack.ts';
import { Recorder } from './recorder.ts';
import type { Sabotage } from '../sabotage/spoilt-lines.ts';
import type { Server } from '../server/server.ts';
import type { ServerKind, ServerMaker } from '../server/server-maker.ts';
import { versionsOf, type Versions } from '../server/versions.ts';
import { personal, workersOf } from '../values.ts';

/**
 * What a drill is given, once a machine: fresh servers, and a record to assert on. Everything is said with the values
 * the files have in the repository; `own` turns a text into this run's values.
 */
export class Trial extends Recorder {
  readonly kind: ServerKind;
  readonly workers: number;
  readonly versions: Versions = {};
  readonly #maker: ServerMaker;
  readonly #booted: Server[] = [];

  constructor(maker: ServerMaker, kind: ServerKind) {
    super();
    this.#maker = maker;
    this.kind = kind;
    this.workers = workersOf(kind.values);
  }

  /** Whether the pages show this machine: contrasts that take long are made here alone, as failures are. */
  get onReference(): boolean {
    return sameMachine(this.kind, reference);
  }

  /** Whether this machine has the packages that the project locked before. */
  get previous(): boolean {
    return this.kind.packages === 'previous';
  }

  /** A fresh server; other sets than the claim's own for a comparison. */
  async boot(sets: readonly StackSet[] = this.kind.sets): Promise<Server> {
    const kind = { ...this.kind, sets };
    const server = await this.#maker.boot(kind, this);
    this.#booted.push(server);
    if (!this.versions['Django']) Object.assign(this.versions, await this.#maker.versionsOf(kind, server));
    return server;
  }

  /** A Debian on which nobody has done anything yet but bring the files, install what is named, and lay by a lock's wheels. */
  async bare(more: readonly string[] = [], lock?: string): Promise<Server> {
    const server = await this.#maker.bare(this.kind, this, more, lock);
    this.#booted.push(server);
    await this.readVersions(server);
    return server;
  }

  /** @param path - of the file on the server, if the text is one. */
  own(text: string, path = ''): string {
    return personal(text, this.kind.values, path);
  }

  /** What runs on a server; asked again at the end of a trial that began on a bare one. */
  async readVersions(server = this.#booted[0]): Promise<void> {
    if (server && !this.versions['Django']) Object.assign(this.versions, await versionsOf(server));
  }

  /** All servers that were booted. */
  get servers(): readonly Server[] {
    return this.#booted;
  }

  /** Lines of the stack that are not as they are in the repository. */
  get spoilt(): readonly Sabotage[] {
    return this.#maker.spoilt;
  }

  /** Ends all servers of this trial. @param what - it was for */
  async end(what: string): Promise<void> {
    for (const { guest } of this.#booted) {
      await guest.dispose();
      this.#maker.processorTime.add(what, guest.usedMs);
    }
  }
}
