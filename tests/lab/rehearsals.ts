import type { StackSet } from '../../src/build/stack.ts';
import type { Server } from './server.ts';

/** What a chapter asks of its reader between the console blocks. */
export interface Rehearsal {
  /** Overlays that lie on the server when the chapter begins; `base` alone unless said. */
  sets?: readonly StackSet[];
  /** `bare`: nothing installed yet. `asleep`: no request yet. Else the service runs. */
  start?: 'bare' | 'asleep';
  before?: Record<string, (server: Server) => Promise<unknown>>;
  after?: Record<string, (server: Server) => Promise<unknown>>;
  /** Blocks that cannot run here, with the reason that the page of proofs gives. */
  notRun?: Record<string, string>;
}

export const rehearsals: Record<string, Rehearsal> = {
  start: {
    start: 'bare',
    notRun: {
      apt: 'run when the tree of the guest is made, which has the network that a guest does not have',
      bring: 'the files lie in /root/stack before the guest boots',
      superuser: 'it asks questions; the same line without the terminal is run in the cheat sheet',
    },
  },
};
