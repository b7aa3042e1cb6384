import type { Rehearsal } from '../rehearsal.ts';

export const start: Rehearsal = {
  start: 'bare',
  tables: ['first-fifteen'],
  before: {
    reboot: (server) => server.guest.reboot(),
  },
  notRun: {
    apt: 'run when the tree of the guest is made, which has the network that a guest does not have',
    bring: 'the files lie in /root/stack before the guest boots',
    superuser: 'it asks questions; the same line without the terminal is run in the cheat sheet',
  },
};
