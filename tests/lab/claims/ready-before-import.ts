import type { Trial } from '../records/trial.ts';
import { until } from '../machine/until.ts';
import { codeDir, project, pythonPackage } from '../values.ts';

const unit = '/etc/systemd/system/gunicorn.service';
const check = `ExecStartPre=${codeDir}/current/venv/bin/gunicorn \\
    --config /etc/${project}/gunicorn.conf.py --check-config
`;

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.edit(
    `${codeDir}/current/${pythonPackage}/wsgi.py`,
    'import os\n',
    // The pause gives systemd the time to write down that the service has started.
    'import os\nimport time\n\ntime.sleep(0.5)\nimport no_such_module\n',
  );
  const withCheck = await server.sh('systemctl start gunicorn.service');
  trial.check('the start, with ExecStartPre', withCheck.status, 1);
  trial.check('the journal says that it has started', (await server.journal()).includes('Started gunicorn'), false);

  await server.edit(unit, check, '');
  await server.must(
    'systemctl daemon-reload; systemctl stop gunicorn.service; systemctl reset-failed gunicorn.service; journalctl --sync',
  );
  const before = (await server.journal()).length;
  const without = await server.sh('systemctl start gunicorn.service');
  trial.check('the start, without ExecStartPre', without.status, 0);
  await until('the failure', async () => (await server.show('gunicorn.service', 'NRestarts')) !== '0');
  // Of the first of its many attempts.
  const journal = (await server.journal()).slice(before);
  const order = [trial.own('Started gunicorn.service'), "No module named 'no_such_module'", 'Main process exited'];
  trial.check(
    'in the journal, in this order',
    order.filter((line) => journal.includes(line)).toSorted((a, b) => journal.indexOf(a) - journal.indexOf(b)),
    order,
  );
  await server.sh('journalctl -b -u gunicorn.service -o cat --no-pager | grep -v "^ "');
  trial.check('the site', (await server.get('/healthz')).status, 502);
}
