import { trustCertificate } from '../server/certificate.ts';
import { commandsOf } from './chapter.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

const endless = 'it goes on until you end it';
const developer = "typed on the developer's own machine";

async function lastId(server: Server): Promise<Record<string, string>> {
  await server.get('/whoami/');
  const { output } = await server.ask(`tail -n 1 /var/log/nginx/${project}.access.log | grep -oE '[0-9a-f]{32}'`);
  return { REQUEST_ID: output };
}

/** Nobody types the table's restarts within ten seconds; systemd would refuse the sixth. */
const rested = (server: Server) => server.must('systemctl reset-failed gunicorn.service gunicorn.socket');

export const cheatSheet: Rehearsal = {
  sets: ['base', 'tls'],
  tables: ['first-look', 'units', 'nginx', 'deploy', 'tls', 'emergencies'],
  before: {
    // A healthy host has nothing to find.
    "journalctl -b -u gunicorn.service -g '\\[(ERROR|CRITICAL)\\]' --no-pager": async (server) => {
      await server.must('kill -9 $(pgrep -n gunicorn)');
      await server.ready();
    },
    'systemctl restart gunicorn.service': rested,
    [`curl -sSI https://${domain}/`]: async (server) => {
      for (const { text } of commandsOf('settings-tls#self-made')) await server.must(text);
      await trustCertificate(server);
      for (const { text } of commandsOf('settings-tls#switch-on')) await server.must(text);
      await reloadNginx(server);
    },
  },
  after: {
    'systemctl stop gunicorn.socket gunicorn.service': async (server) => {
      await server.must('systemctl start gunicorn.socket');
      await server.ready();
    },
  },
  instead: {
    [`grep REQUEST_ID /var/log/nginx/${project}.access.log`]: lastId,
    'journalctl -u gunicorn.service -g REQUEST_ID': lastId,
  },
  notRun: {
    [`tail -f /var/log/nginx/${project}.access.log`]: endless,
    [`journalctl -f -u ${project}-deploy`]: endless,
    'python manage.py makemigrations --check': developer,
    'python manage.py sqlmigrate vault 0002': developer,
  },
};
