import { reference } from '../../../src/shared/evidence.ts';
import type { StackSet } from '../../../src/shared/build/stack.ts';
import { Recorder } from './recorder.ts';
import type { Sabotage } from '../sabotage/spoilt-lines.ts';
import type { Server } from '../server/server.ts';
import type { ServerKind, ServerMaker } from '../server/server-maker.ts';
import { codeDir, personal, workersOf } from '../values.ts';

/**
 * What a drill is given, once a machine: fresh servers, and a record to assert on. Everything is said with the values
 * the files have in the repository; `own` turns a text into this run's values.
 */
export class Trial extends Recorder {
  readonly kind: ServerKind;
  readonly workers: number;
  readonly versions: { [program: string]: string } = {};
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
    return this.kind.host === reference.host && this.kind.values === reference.values;
  }

  /** A fresh server; other sets than the claim's own for a comparison. */
  async boot(sets: readonly StackSet[] = this.kind.sets): Promise<Server> {
    return this.#keep(await this.#maker.boot({ ...this.kind, sets }, this));
  }

  /** A Debian on which nobody has done anything yet but bring the files. */
  async bare(): Promise<Server> {
    return this.#keep(await this.#maker.bare(this.kind, this));
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

  async #keep(server: Server): Promise<Server> {
    this.#booted.push(server);
    await this.readVersions(server);
    return server;
  }
}

const questions = {
  Debian: 'cat /etc/debian_version',
  systemd: "systemctl --version | sed -n 's/^systemd [0-9]* (\\([0-9.~a-z]*\\).*/\\1/p'",
  nginx: "nginx -v 2>&1 | sed 's|.*/||'",
  Python: "python3 --version | sed 's/.* //'",
};
const packages = ['Django', 'Gunicorn', 'Uvicorn', 'uvicorn-worker', 'websockets'];

async function versionsOf(server: Server): Promise<{ [program: string]: string }> {
  const venv = `${codeDir}/current/venv/lib/python3*/site-packages`;
  const lines = [
    ...Object.entries(questions).map(([name, question]) => `echo "${name} $(${question})"`),
    ...packages.map((name) => {
      const metadata = `${venv}/${name.replaceAll('-', '_').toLowerCase()}-*.dist-info/METADATA`;
      return `echo "${name} $(sed -n 's/^Version: //p' ${metadata} 2>/dev/null)"`;
    }),
  ];
  const { output } = await server.ask(lines.join('; '));
  return Object.fromEntries(
    output.split('\n').flatMap((line) => {
      const [name = '', version = ''] = line.split(' ');
      return version ? [[name, version]] : [];
    }),
  );
}
