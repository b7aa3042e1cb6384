import type { StackSet } from '../../../src/shared/build/stack.ts';
import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import type { Spoken } from '../server/session.ts';

/**
 * What a chapter asks of its reader round the commands it prints. Keys are those of `exercises.ts`: the id of a console
 * block or of a check, or a command of a table.
 */
export interface Rehearsal {
  /** Sets of files that the chapter speaks of: its evidence is bound to them. `base` alone unless said. */
  sets?: readonly StackSet[];
  /** `bare`: nothing installed yet. `asleep`: no request yet. Else the site of the first chapter, running. */
  start?: 'bare' | 'asleep';
  /** Sections whose tables of commands are run, too. */
  tables?: readonly string[];
  before?: Record<string, (server: Server, trial: Trial) => Promise<unknown>>;
  after?: Record<string, (server: Server, trial: Trial, spoken: readonly Spoken[]) => Promise<unknown>>;
  /** Words that stand on the page for a value of the reader's own, each with this server's. */
  instead?: Record<string, (server: Server) => Promise<Record<string, string>>>;
  /** What cannot run here, with the reason that the page of proofs gives. */
  notRun?: Record<string, string>;
}
