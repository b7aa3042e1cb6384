import type { Trial } from '../records/trial.ts';

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.must('systemctl disable --now gunicorn.socket');
  await server.edit('/etc/systemd/system/gunicorn.service', 'Requires=gunicorn.socket\n', '');
  await server.must('systemctl daemon-reload');
  await server.must('systemctl start gunicorn.service');
  trial.checkText('a Gunicorn with a socket of its own', await server.journal(), 'Listening at: http://127.0.0.1:8000');

  trial.check('the start of the socket unit', (await server.sh('systemctl start gunicorn.socket')).status, 1);
  const said = await server.sh('journalctl -b -u gunicorn.socket -o cat --no-pager');
  trial.checkText('its journal', said.output, trial.own('Socket service gunicorn.service already active, refusing.'));

  await server.must('systemctl stop gunicorn.service');
  await server.must('systemctl start gunicorn.socket');
  trial.check('a request then', (await server.get('/healthz')).status, 200);
  trial.check('the service after it', await server.state('gunicorn.service'), 'active');
}
