import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Reloads the page in `npm run dev` when a file changes that pages read themselves: configs, diagrams, cards. */
export function watchContent(): Plugin {
  const folders = ['stack', 'diagrams', 'cards'].map((folder) => join(process.cwd(), 'content', folder));
  return {
    name: 'watch-content',
    apply: 'serve',
    configureServer(server) {
      server.watcher.add(folders);
      server.watcher.on('all', (_event, path) => {
        if (folders.some((folder) => path.startsWith(folder))) server.ws.send({ type: 'full-reload' });
      });
    },
  };
}
