import { inBase, withTls, type DoctorFault } from '../faults/doctor-faults.ts';
import type { Trial } from '../records/trial.ts';
import { reloadGunicorn } from '../server/gunicorn.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';
import { project, stateDir, user } from '../values.ts';

const settings = `/etc/${project}/gunicorn.conf.py`;

/** A new worker has not read the file: the arbiter reads it, at a start and at a reload. */
const forgottenReload: DoctorFault = {
  says: "Gunicorn's file is newer than its last reload, and a worker was replaced since",
  failed: 'release',
  break: async (server) => {
    await server.must(`sleep 2; touch ${settings}; sleep 2`);
    const [old] = (await server.processes()).workers;
    await server.must(`kill ${old}`);
    await until('a new worker', async () => {
      const { workers } = await server.processes();
      return workers.length === server.workers && !workers.includes(old ?? 0);
    });
  },
  mend: reloadGunicorn,
};

/** On the socket a group gets the right that the guide gives to one account. */
const aGroupMore: DoctorFault = {
  says: 'a group may connect, and the unit says so',
  failed: 'socket-mode',
  break: (server) => socketMode(server, '0660'),
  mend: (server) => socketMode(server, '0600'),
};

async function socketMode(server: Server, mode: string): Promise<void> {
  await server.must(`sed -i 's/^SocketMode=.*/SocketMode=${mode}/' /etc/systemd/system/gunicorn.socket`);
  await server.must('systemctl daemon-reload; systemctl stop gunicorn.service; systemctl restart gunicorn.socket');
  await server.ready();
}

const media = `${stateDir}/media`;

/** The application may name its files as it likes: a name that looks like lines of the doctor, with an escape sequence. */
const forgedName: DoctorFault = {
  says: 'a media file that others can read, named like lines of the doctor',
  failed: 'state-modes',
  break: (server) =>
    server.must(
      `install -o ${user} -g ${user} -m 0644 /dev/null ${media}/$'x\\nok    state-modes   fine\\ndoctor v1 ok=all failed= skipped=\\n\\e]0;healthy\\a'`,
    ),
  mend: (server) => server.must(`rm ${media}/x*`),
};

const noKey: DoctorFault = {
  says: 'the secret key is gone',
  failed: 'state-modes,settings,migrations',
  break: (server) => server.must(`mv /etc/${project}/secret-key /root/`),
  mend: (server) => server.must(`mv /root/secret-key /etc/${project}/`),
};

/** A healthy server in its three forms; in between one thing after another is broken and mended. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot(['base']);
  const secret = (await server.ask(`cat /etc/${project}/secret-key`)).output;
  await server.must('touch /run/before');
  const first = await visit(trial, server, 'the server as the guide makes it', '', 'tls');
  const changed = await server.sh("find / -xdev -newer /run/before -type f ! -path '/var/log/*'");
  trial.check('files that it changed', changed.output, '');
  trial.figure('checks', first.ok.split(',').length + 1);
  let said = first.output;
  const [broken, brokenWithTls] = trial.onReference
    ? [[...inBase, forgottenReload, aGroupMore, forgedName, noKey], withTls]
    : [inBase.slice(0, 1), []];
  for (const fault of broken) said += (await breakAndMend(trial, server, fault, 'tls')).output;
  await visit(trial, server, 'mended', '', 'tls');
  trial.check('the secret key in all that it said', said.includes(secret), false);
  trial.check('bytes in it that no line needs', /[^ -~\n]/.test(said), false);

  await visit(trial, await trial.boot(['base', 'asgi']), 'under ASGI', '', 'tls');
  const secured = await trial.boot(['base', 'tls']);
  await visit(trial, secured, 'with TLS', '', '');
  for (const fault of brokenWithTls) await breakAndMend(trial, secured, fault, '');
  trial.figure('broken', new Set([...broken, ...brokenWithTls].flatMap(({ failed }) => failed.split(','))).size);
}

/** What the doctor says, its last line taken apart. */
interface Finding {
  output: string;
  ok: string;
}

async function visit(trial: Trial, server: Server, says: string, failed: string, skipped: string): Promise<Finding> {
  const { output, status } = await server.sh(`${project}-doctor`);
  const { groups } = /^doctor v1 ok=(?<ok>\S*) failed=(?<failed>\S*) skipped=(?<skipped>\S*)$/m.exec(output) ?? {};
  if (!groups) throw new Error(`no line for machines:\n${output}`);
  trial.check(
    `${says}: failed, skipped, status`,
    [groups['failed'], groups['skipped'], status],
    [failed, skipped, failed ? 1 : 0],
  );
  return { output, ok: groups['ok'] ?? '' };
}

async function breakAndMend(trial: Trial, server: Server, fault: DoctorFault, always: string): Promise<Finding> {
  await fault.break(server);
  const skipped = [fault.skipped, always].filter(Boolean).join(',');
  const found = await visit(trial, server, fault.says, fault.failed, skipped);
  await fault.mend(server);
  return found;
}
