import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

const key = `/etc/${project}/secret-key`;
const seconds = 5;

/** The secret key is gone for a while: with the unit's own lines about starts, then with systemd's defaults. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  const shipped = await fault(server);
  trial.check('the visitor', shipped.visitor, '200');
  trial.check('the socket unit and the service', shipped.states, ['active', 'active']);
  trial.check('the next visitor', shipped.next, 200);
  trial.figure('waited', shipped.waited, 's');
  trial.figure('starts', shipped.starts, 'starts');

  if (trial.onReference) {
    const lasting = await fault(server, ':');
    trial.check('a fault that lasts: the visitor', lasting.visitor, '502');
    trial.checkAtMost('who waited, in s', lasting.waited, 59);
    trial.check('the socket unit and the service', lasting.states, ['failed', 'failed']);
    trial.figure('gave-up', lasting.waited, 's');
    trial.figure('starts-in-vain', lasting.starts, 'starts');
    await server.must(`mv ${key}.gone ${key}; systemctl reset-failed; systemctl start gunicorn.socket`);
  }
  const unit = '/etc/systemd/system/gunicorn.service';
  await server.edit(unit, 'RestartSec=3s\n', '');
  await server.edit(unit, 'StartLimitIntervalSec=120\nStartLimitBurst=10\n', '');
  await server.must('systemctl daemon-reload');
  const byDefault = await fault(server);
  trial.check('without the line: the visitor', byDefault.visitor, '502');
  trial.check('the socket unit and the service', byDefault.states, ['failed', 'failed']);
  trial.check('the next visitor, with the key back', byDefault.next, 502);
  trial.figure('starts-by-default', byDefault.starts, 'starts');
}

async function fault(server: Server, end = `sleep ${seconds}; mv ${key}.gone ${key}`) {
  await server.must('systemctl stop gunicorn.service; systemctl reset-failed; journalctl --rotate --vacuum-time=1s');
  const { output } = await server.sh(
    `mv ${key} ${key}.gone; (${end}) & curl -sS -o /dev/null -w '%{http_code} %{time_total}' http://${domain}/healthz; wait`,
    120_000,
  );
  const [visitor, waited] = output.split(' ');
  const tries = await server.sh(
    "journalctl -b -u gunicorn.service -o short-precise --no-pager | grep -e CREDENTIALS -e 'Start' -e Scheduled",
  );
  return {
    visitor,
    waited: Number(waited),
    states: [await server.state('gunicorn.socket'), await server.state('gunicorn.service')],
    next: (await server.get('/healthz')).status,
    starts: [...tries.output.matchAll(/status=243/g)].length,
  };
}
