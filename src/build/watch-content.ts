import { contentFolder } from '../shared/build/content-folder.ts';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Reloads the page in `npm run dev` when a file changes that pages read themselves: configs, drawings, cards. A changed
 * diagram is drawn again first.
 */
export function watchContent(): Plugin {
  const folders = ['stack', 'diagrams', 'cards'].map((folder) => join(process.cwd(), contentFolder, folder));
  return {
    name: 'watch-content',
    apply: 'serve',
    configureServer(server) {
      server.watcher.add(folders);
      server.watcher.on('all', (event, path) => {
        if (!folders.some((folder) => path.startsWith(folder))) return;
        if (path.endsWith('.mmd') && event === 'change') {
          spawn(process.execPath, ['src/features/diagrams/draw.build.ts'], { stdio: 'inherit' });
        } else {
          server.ws.send({ type: 'full-reload' });
        }
      });
    },
  };
}
