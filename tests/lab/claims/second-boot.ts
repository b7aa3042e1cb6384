import type { Trial } from '../records/trial.ts';

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const before = (await server.ask('cat /proc/sys/kernel/random/boot_id; cat /etc/machine-id')).output;
  await server.guest.reboot();
  const after = (await server.ask('cat /proc/sys/kernel/random/boot_id; cat /etc/machine-id')).output;
  trial.check('another boot', after === before, false);
  const asked = await server.sh('systemctl is-active nginx gunicorn.socket gunicorn.service');
  trial.check('nginx, the socket unit and the service after a reboot', asked.output, 'active\nactive\ninactive');
  trial.check('the first visitor', (await server.get('/readyz')).status, 200);

  await server.must('systemctl disable gunicorn.socket');
  await server.guest.reboot();
  const disabled = await server.sh('systemctl is-active nginx gunicorn.socket gunicorn.service');
  trial.check('the same, with the socket unit disabled', disabled.output, 'active\ninactive\ninactive');
  trial.check('a visitor then', (await server.get('/readyz')).status, 502);
}
