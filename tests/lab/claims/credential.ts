import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import { project } from '../values.ts';

const copy = '/run/credentials/gunicorn.service/secret-key';

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const secret = (await server.ask(`cat /etc/${project}/secret-key`)).output;
  trial.checkAtLeast('length of the secret', secret.length, 50);
  const shown = await server.ask('runuser -u nobody -- systemctl show gunicorn.service');
  trial.checkText('what nobody may see of the service', shown.output, 'Environment=');
  trial.check('the secret in it', shown.output.includes(secret), false);
  const { arbiter, workers } = await server.processes();
  for (const pid of [arbiter, ...workers])
    trial.check('the secret in the environment of a process', await inEnvironment(server, pid, secret), false);
  trial.check(
    'where the environment says it is',
    await credentials(server, arbiter),
    trial.own('/run/credentials/gunicorn.service'),
  );
  for (const user of ['nobody', 'www-data'])
    for (const path of [`/etc/${project}/secret-key`, copy]) {
      const read = await server.sh(`runuser -u ${user} -- cat ${path}`);
      trial.checkText(`${path} as ${user}`, read.output, 'Permission denied');
    }

  await server.write(
    '/etc/systemd/system/gunicorn.service.d/public.conf',
    '[Service]\nEnvironment=PASSWORD=seen-by-all\n',
  );
  await server.must('systemctl daemon-reload');
  const publicly = await server.sh('runuser -u nobody -- systemctl show -p Environment gunicorn.service');
  trial.checkText('a value of Environment=, asked as nobody', publicly.output, 'PASSWORD=seen-by-all');
}

async function inEnvironment(server: Server, pid: number, text: string): Promise<boolean> {
  return (await server.ask(`tr '\\0' '\\n' < /proc/${pid}/environ`)).output.includes(text);
}

async function credentials(server: Server, pid: number): Promise<string> {
  const named = `tr '\\0' '\\n' < /proc/${pid}/environ | sed -n 's/^CREDENTIALS_DIRECTORY=//p'`;
  return (await server.sh(named)).output;
}
