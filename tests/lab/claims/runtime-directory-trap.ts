import type { Drill } from '../records/trial.ts';
import { reasonsOf } from '../server/error-log.ts';
import { reloadNginx } from '../server/nginx.ts';
import { until } from '../machine/until.ts';

export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  const path = '/run/mechsimvault/http.sock';
  await server.edit('/etc/systemd/system/gunicorn.socket', '/run/gunicorn.sock', path);
  await server.edit('/etc/nginx/conf.d/mechsimvault.conf', 'unix:/run/gunicorn.sock', `unix:${path}`);
  await server.must('systemctl daemon-reload && systemctl restart gunicorn.socket');
  await reloadNginx(server);
  drill.check('owner before the service has started', (await server.sh(`stat -c %U ${path}`)).output, 'www-data');
  await server.get('/healthz');
  await until('the service', async () => (await server.state('gunicorn.service')) === 'active');
  drill.check(
    'owner when the service runs',
    (await server.sh(`stat -c %U ${path}`)).output,
    drill.own('User=mechsimvault').slice(5),
  );
  drill.check('a visitor when the service runs', (await server.get('/healthz')).status, 502);
  drill.checkAtLeast('times nginx logged (13:', await reasonsOf(server, '(13: Permission denied)'), 1);

  await server.must('systemctl stop gunicorn.service');
  drill.check('the path when the service has stopped', (await server.sh(`test -e ${path}`)).status, 1);
  drill.check('a visitor then', (await server.get('/healthz')).status, 502);
  drill.checkAtLeast('times nginx logged (2:', await reasonsOf(server, '(2: No such file or directory)'), 1);

  await server.must('systemctl start gunicorn.service');
  drill.check('both units after a start by hand', await states(), ['active', 'active']);
  drill.check('the path then', (await server.sh(`test -e ${path}`)).status, 1);
  drill.check('a visitor then', (await server.get('/healthz')).status, 502);

  async function states(): Promise<string[]> {
    return [await server.state('gunicorn.socket'), await server.state('gunicorn.service')];
  }
}
