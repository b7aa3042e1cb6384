import { blockAt } from './chapter.ts';
import type { Rehearsal } from './rehearsal.ts';
import { runBlock } from '../server/session.ts';

export const start: Rehearsal = {
  start: 'bare',
  tables: ['first-fifteen'],
  before: {
    // What `apt` prints last are versions, and those can be asked for.
    'lay-over': (server, trial) => {
      const { lines } = blockAt('start#apt');
      return runBlock(server, trial, 'apt', lines.slice(lines.findLastIndex(({ kind }) => kind === 'command')));
    },
    reboot: (server) => server.guest.reboot(),
  },
  notRun: {
    apt: 'its apt-get lines are run when the tree of the guest is made, with the network that a guest does not have',
    bring: 'the files lie in /root/stack before the guest boots',
    superuser: 'it asks questions; the same line without the terminal is run in the cheat sheet',
  },
};
