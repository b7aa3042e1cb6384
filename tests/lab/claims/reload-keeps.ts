import type { Trial } from '../records/trial.ts';
import { reloadGunicorn } from '../server/gunicorn.ts';
import { until } from '../machine/until.ts';
import { codeDir, project } from '../values.ts';

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const old = await server.must(`readlink ${codeDir}/current`);
  const next = trial.own(`${codeDir}/releases/next`);
  await server.must(`cp -a ${old} ${next}`);
  await server.edit(`${next}/vault/views.py`, 'return HttpResponse("ok\\n"', 'return HttpResponse("next\\n"');
  await server.must(`ln -sfn ${next} ${codeDir}/current`);
  await server.edit(`/etc/${project}/${project}.env`, 'WEB_CONCURRENCY=3', 'WEB_CONCURRENCY=5');
  await server.must(`echo 'graceful_timeout = 29' >> /etc/${project}/gunicorn.conf.py`);

  await reloadGunicorn(server);
  trial.check('workers after the reload', (await server.processes()).workers.length, trial.workers);
  trial.check('answer after the reload', (await server.get('/healthz')).body.trim(), 'ok');
  trial.check('folder of the arbiter after the reload', await folder(), old);
  const show = `${codeDir}/current/venv/bin/gunicornc -s /run/${project}/gunicorn.ctl -c "show config"`;
  trial.checkText('gunicorn.conf.py after the reload', (await server.sh(show)).output, 'graceful_timeout: 29');

  await server.must('systemctl restart gunicorn.service');
  await until('five workers', async () => (await server.processes()).workers.length === 5);
  trial.check('answer after the restart', (await server.get('/healthz')).body.trim(), 'next');
  trial.check('folder of the arbiter after the restart', await folder(), next);

  function folder(): Promise<string> {
    return server.must('readlink /proc/$(systemctl show -P MainPID gunicorn.service)/cwd');
  }
}
