import { commandsOf } from './chapter.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Rehearsal } from './rehearsal.ts';

export const asgi: Rehearsal = {
  sets: ['base', 'asgi'],
  after: {
    'switch-on': (server) => server.ready(),
    // "If you came to look": who reads on stays with ASGI, so the way back is tried and then undone.
    'switch-back': async (server, trial) => {
      await server.ready();
      const journal = await server.journal("-g 'Using worker' -n 1");
      trial.checkText('switch-back: the journal', journal, 'Using worker: sync');
      for (const { text } of commandsOf('asgi#switch-on')) await server.must(text);
      await reloadNginx(server);
      await server.ready();
    },
  },
};
