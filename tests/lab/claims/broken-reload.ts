import type { Trial } from '../records/trial.ts';
import { reloadNginx } from '../server/nginx.ts';
import { until } from '../machine/until.ts';
import { domain, project, staticDir } from '../values.ts';

const hostWide = '/etc/nginx/conf.d/host.conf';
const snippet = `/etc/nginx/snippets/${project}.conf`;
const refused = 7;

/** A missing semicolon, met by a test, a reload, a signal and a restart. Then what the test cannot see. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const whole = await server.during('load', ['/slow/?s=0.02', 8], async (visitors) => {
    for (let i = 0; i < 3; i += 1) {
      await reloadNginx(server);
      await visitors.answered(30);
    }
  });
  trial.check('lost during three good reloads', whole.lost, 0);
  trial.figure('asked', whole.total, 'requests');

  const workers = async () => (await server.ask("pgrep -f '^nginx: worker process$'")).output;
  const before = await workers();
  await server.edit(hostWide, 'return 444;', 'return 444');
  trial.check('nginx -t ends with', (await server.sh('nginx -t')).status, 1);
  trial.check('a reload ends with', (await server.sh('systemctl reload nginx')).status, 1);
  await server.must('kill -HUP $(cat /run/nginx.pid)');
  await until(
    'nginx to read the file',
    async () => (await server.ask("grep -q '\\[emerg\\]' /var/log/nginx/error.log")).status === 0,
  );
  trial.check('the site after both', (await server.get('/')).status, 200);
  trial.check('the same workers go on', await workers(), before);
  trial.check('a restart ends with', (await server.sh('systemctl restart nginx')).status, 1);
  trial.check('and the visitor meets', (await server.sh(`curl -sS http://${domain}/`)).status, refused);

  await server.edit(hostWide, 'return 444\n', 'return 444;\n');
  await server.must('systemctl restart nginx');
  trial.check('with the semicolon', (await server.get('/')).status, 200);
  await server.edit(
    `/etc/nginx/conf.d/${project}.conf`,
    'server unix:/run/gunicorn.sock;',
    'server unix:/run/nowhere.sock;',
  );
  await server.edit(snippet, `alias ${staticDir}/;`, 'alias /nowhere/;');
  trial.check('nginx -t with a socket and a folder that do not exist', (await server.sh('nginx -t')).status, 0);
}
