import { trustCertificate } from '../server/certificate.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

const snippet = `/etc/nginx/snippets/${project}.conf`;
const scheme = 'proxy_set_header X-Forwarded-Proto $scheme;\n';
const neighbour = 'proxy_set_header X-Request-ID $request_id;\n';

async function change(server: Server, was: string, now: string): Promise<void> {
  await server.edit(snippet, was, now);
  await reloadNginx(server);
}

export const settingsTls: Rehearsal = {
  sets: ['base', 'tls'],
  before: {
    loop: (server) => change(server, scheme + neighbour, neighbour),
  },
  after: {
    'self-made': (server) => trustCertificate(server),
    'switch-on': reloadNginx,
    loop: async (server, trial) => {
      await change(server, neighbour, scheme + neighbour);
      const { status } = await server.get(`https://${domain}/`);
      trial.check('loop: with the line put back', status, 200);
    },
  },
  notRun: {
    certbot: 'it needs the open Internet and a name of your own',
  },
};
