import type { Trial } from '../records/trial.ts';
import { checkLate } from '../server/late-line.ts';
import { reloadNginx } from '../server/nginx.ts';
import { project, pythonPackage } from '../values.ts';

const snippet = `/etc/nginx/snippets/${project}.conf`;
const upgrade = `proxy_set_header Upgrade $http_upgrade;
proxy_set_header Connection $connection_upgrade;
`;
const gone = '# an upgrade is not passed on\n';

/** One WebSocket with the three yeses, then with each of them missing. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  trial.check('all three agree', await server.handshake('/ws/echo/'), { status: 101, echo: 'hello' });
  trial.check('a path the application refuses', await server.handshake('/ws/other/'), { status: 403 });

  await server.edit(snippet, upgrade, gone);
  await reloadNginx(server);
  trial.check('nginx without the upgrade headers', await server.handshake('/ws/echo/'), { status: 404 });
  await server.edit(snippet, gone, upgrade);
  await reloadNginx(server);
  trial.check('with the headers again', await server.handshake('/ws/echo/'), { status: 101, echo: 'hello' });

  await server.edit(
    `/etc/${project}/gunicorn.conf.py`,
    `${pythonPackage}.asgi:application`,
    `${pythonPackage}.asgi:django_application`,
  );
  await server.must('systemctl restart gunicorn.service');
  await server.ready();
  trial.check("Django's own handler alone", await server.handshake('/ws/echo/'), { status: 500 });
  await checkLate(
    trial,
    'says why',
    () => server.journal(),
    'ValueError: Django can only handle ASGI/HTTP connections, not websocket.',
  );
  trial.check('and still answers HTTP', (await server.get('/')).status, 200);

  const wsgi = await trial.boot(['base']);
  await wsgi.ready();
  trial.check('a WSGI worker', await wsgi.handshake('/ws/echo/'), { status: 404 });
}
