import type { Trial } from '../records/trial.ts';
import { reasonsOf } from '../server/error-log.ts';
import { reloadNginx } from '../server/nginx.ts';
import { until } from '../machine/until.ts';
import { project, user } from '../values.ts';

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  const path = `/run/${project}/http.sock`;
  await server.edit('/etc/systemd/system/gunicorn.socket', '/run/gunicorn.sock', path);
  await server.edit(`/etc/nginx/conf.d/${project}.conf`, 'unix:/run/gunicorn.sock', `unix:${path}`);
  await server.must('systemctl daemon-reload && systemctl restart gunicorn.socket');
  await reloadNginx(server);
  trial.check('owner before the service has started', (await server.sh(`stat -c %U ${path}`)).output, 'www-data');
  await server.get('/healthz');
  await until('the service', async () => (await server.state('gunicorn.service')) === 'active');
  trial.check(
    'owner when the service runs',
    (await server.sh(`stat -c %U ${path}`)).output,
    trial.own(`User=${user}`).slice(5),
  );
  trial.check('a visitor when the service runs', (await server.get('/healthz')).status, 502);
  trial.checkAtLeast('times nginx logged (13:', await reasonsOf(server, '(13: Permission denied)'), 1);

  await server.must('systemctl stop gunicorn.service');
  trial.check('the path when the service has stopped', (await server.sh(`test -e ${path}`)).status, 1);
  trial.check('a visitor then', (await server.get('/healthz')).status, 502);
  trial.checkAtLeast('times nginx logged (2:', await reasonsOf(server, '(2: No such file or directory)'), 1);

  await server.must('systemctl start gunicorn.service');
  trial.check('both units after a start by hand', await states(), ['active', 'active']);
  trial.check('the path then', (await server.sh(`test -e ${path}`)).status, 1);
  trial.check('a visitor then', (await server.get('/healthz')).status, 502);

  async function states(): Promise<string[]> {
    return [await server.state('gunicorn.socket'), await server.state('gunicorn.service')];
  }
}
