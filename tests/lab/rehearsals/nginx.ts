import { reloadNginx } from '../server/nginx.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Server } from '../server/server.ts';
import { project } from '../values.ts';

const snippet = `/etc/nginx/snippets/${project}.conf`;
const strict = 'location /static/ {';
const loose = 'location /static {';
const forwarding = 'location / {\n';
const trapped = `${forwarding}    proxy_set_header X-Extra 1;\n`;

async function change(server: Server, was: string, now: string): Promise<void> {
  await server.edit(snippet, was, now);
  await reloadNginx(server);
}

export const nginx: Rehearsal = {
  before: {
    // The caption speaks of a host that has the site already; all of the block is for one that has not.
    'enable-site': async (server) => {
      await server.must('ln -s ../sites-available/default /etc/nginx/sites-enabled/');
      await server.must(`rm /etc/nginx/sites-enabled/${project}`);
    },
    traversal: (server) => change(server, strict, loose),
    'header-trap': (server) => change(server, forwarding, trapped),
  },
  after: {
    'enable-site': reloadNginx,
    traversal: async (server, trial) => {
      await change(server, loose, strict);
      await server.must(`echo 'not for you' > /var/www/${project}/notes.txt`);
      const { status } = await server.get('/static../notes.txt', '', { recorded: true });
      trial.check('traversal: the same request with the slash', status, 404);
      await server.must(`rm /var/www/${project}/notes.txt`);
    },
    'header-trap': async (server, trial) => {
      await change(server, trapped, forwarding);
      trial.check('header-trap: without the header', (await server.get('/whoami/')).status, 200);
    },
  },
};
