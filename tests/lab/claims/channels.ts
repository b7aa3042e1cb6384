import { readFileSync } from 'node:fs';
import { fill } from '../../../src/shared/parameters.ts';
import { until } from '../machine/until.ts';
import type { Trial } from '../records/trial.ts';
import { asService } from '../server/as-service.ts';
import { lock, makeProject, own, sockets, uv } from '../server/channels-project.ts';
import { follow, siteOf, type Brought } from '../server/from-archive.ts';
import { settled } from '../server/nginx.ts';
import { Reader } from '../server/reader.ts';
import type { Server } from '../server/server.ts';
import { currentRelease, doneBy } from '../server/tasks-project.ts';
import { curl, statusOf, whileAsked } from '../server/visitors.ts';
import { parameters } from '../values.ts';

/** Names of its own in every trial. */
const site = siteOf({
  project: 'desk',
  gunicorn: 'desk',
  package: 'config',
  user: 'desk-app',
  domain: 'desk.example',
  'socket-path': '/run/desk.sock',
  'code-dir': '/opt/desk',
  'static-dir': '/var/www/desk/static',
  'state-dir': '/var/lib/desk',
  workers: '2',
});
const [codeDir, stateDir] = ['/opt/desk', '/var/lib/desk'];
const environment = '/etc/desk/desk.env';
const [worker, job] = ['desk-worker.service', 'desk-job@clearsessions'];

/** With what the chapter names: a lock out of `uv.lock`, and what its settings ask for. */
function channels(trial: Trial, reader: Reader): Brought {
  return {
    async by(server) {
      await makeProject(server, readFileSync(lock, 'utf8'));
      await server.must(`cp -rT ${own} ${site.source}`);
      await unprepared(trial, reader);
      await reader.types(`${uv} add gunicorn uvicorn uvicorn-worker websockets`);
      await reader.types(`${uv} export --no-dev --no-emit-project -o requirements.txt`);
      await reader.types(`cp -rT ${own} ${site.source}`);
      await reader.block('operations#redis');
      for (const variable of ['SECRET_KEY', 'DATABASE_URL'])
        await reader.types(`echo '${variable}=replaced' >> ${environment}`);
    },
    inPlaceOf: ['clone'],
  };
}

export default async function (trial: Trial): Promise<void> {
  const server = await trial.bare(['redis-server'], lock);
  const reader = new Reader(server, site);
  const typed = await follow(trial, server, 'asgi-tls', channels(trial, reader), site);
  trial.figure('commands', typed + reader.typed, 'commands');
  await pages(trial, server);
  await talk(trial, server, 'at first');
  await background(trial, server, reader);
  trial.figure('commands-in-all', typed + reader.typed, 'commands');
  await released(trial, server);
  await seen(trial, server);
  await server.guest.reboot();
  trial.check('after a reboot: /readyz', await statusOf(server, site, '/readyz'), '200');
  await talk(trial, server, 'after a reboot');
  await taskBy(trial, server, 'after a reboot', 'rebooted');
  const states = await server.sh(`systemctl is-active ${worker} ${job}.timer`);
  trial.check('after a reboot: task worker, timer', states.output, 'active\nactive');
}

/** As it was made, with nothing of this guide in it. */
async function unprepared(trial: Trial, reader: Reader): Promise<void> {
  const { output, sections, ms } = await reader.asksWhatLacks();
  trial.check('unprepared: sections that the check names', sections, ['lock', 'settings', 'deployment']);
  trial.checkText('unprepared: what to do with uv.lock', output, 'uv export --no-dev --no-emit-project');
  trial.checkAtMost('unprepared: ms that the check takes', ms, 5000);
  trial.figure('check', ms, 'ms');
}

function manage(command: string): string {
  return fill(asService(command), parameters, site.values);
}

async function pages(trial: Trial, server: Server): Promise<void> {
  await server.must(
    manage(
      `shell --no-imports -c 'from tickets.models import User; User.objects.create_superuser("ada", password="5ecret")'`,
    ),
  );
  const jar = '-b /root/jar -c /root/jar';
  const login = curl(site, '/admin/login/?next=/admin/');
  const sheet = await server.sh(`${login} ${jar} | grep -o '/static/admin/css/base[^"]*'`);
  trial.checkText('a style sheet of its admin has a hash', sheet.output, /base\.[0-9a-f]{12}\.css/);
  trial.check('the style sheet', await statusOf(server, site, sheet.output), '200');
  const token = `csrfmiddlewaretoken=$(awk '/csrftoken/ {print $7}' /root/jar)`;
  const form = `-e https://desk.example/ -d "${token}" -d username=ada -d password=5ecret`;
  const sent = await server.sh(`${login} ${jar} ${form} -o /dev/null -w '%{http_code} %{redirect_url}'`);
  trial.check('a login to its admin', sent.output, '302 https://desk.example/admin/');
  const users = await server.sh(`${curl(site, '/admin/tickets/user/')} ${jar} -o /dev/null -w '%{http_code}'`);
  trial.check('its own users, there', users.output, '200');
}

/** Two visitors of the WebSocket, and two that are refused. */
async function talk(trial: Trial, server: Server, when: string): Promise<void> {
  await server.write('/root/sockets.py', sockets);
  const { output } = await server.sh('/opt/desk/current/venv/bin/python /root/sockets.py');
  trial.check(`${when}: a WebSocket, what the other hears, strangers`, output, '101 hello\n403\n403');
}

/** The set of the chapter, with Celery in place of its task worker. */
async function background(trial: Trial, server: Server, reader: Reader): Promise<void> {
  await reader.block('operations#background-files');
  await reader.block('operations#celery-files');
  await reader.block('operations#worker');
  await reader.block('operations#job');
  trial.check('the nightly job', await server.show(`${job}.service`, 'Result'), 'success');
  trial.check('the task worker: ProtectSystem', await server.show(worker, 'ProtectSystem'), 'strict');
  await taskBy(trial, server, 'at first', 'first');
}

/** Writes a task down, as a view of the site would. */
async function enqueue(server: Server, name: string, seconds = 0): Promise<void> {
  const code = `from tickets.tasks import note; note.delay("${name}", ${seconds})`;
  await server.must(manage(`shell --no-imports -c '${code}'`));
}

async function taskBy(trial: Trial, server: Server, when: string, name: string): Promise<void> {
  await enqueue(server, name);
  const by = await doneBy(server, name, stateDir);
  trial.check(`${when}: a task is done by`, by, await currentRelease(server, codeDir));
}

/** Once more than there are workers, so that no restart can lose a request. */
async function released(trial: Trial, server: Server): Promise<void> {
  const entry = 'server unix:/run/desk.sock max_fails=0;';
  await server.must(`sed -i '0,\\|${entry}|s||&\\n    &|' /etc/nginx/conf.d/desk.conf`);
  await server.must(settled('nginx -t && systemctl reload nginx'));
  const first = await currentRelease(server, codeDir);
  await asked(trial, server, 'desk-deploy');
  const second = await currentRelease(server, codeDir);
  trial.check('another release', second === first, false);
  await taskBy(trial, server, 'the second release', 'second');
  await enqueue(server, 'long', 8);
  await asked(trial, server, 'desk-deploy rollback');
  trial.check('the rollback leads to', await currentRelease(server, codeDir), first);
  trial.check('the task that was running is ended by', await doneBy(server, 'long', stateDir), second);
  await taskBy(trial, server, 'after the rollback', 'next');
  await asked(trial, server, '(for each in 1 2 3; do systemctl restart desk.service && sleep 3 || exit; done)');
  await asked(trial, server, 'desk-deploy');
  await talk(trial, server, 'the third release');
}

/** Two visitors ask while a command runs. */
async function asked(trial: Trial, server: Server, command: string): Promise<void> {
  const met = await whileAsked(server, curl(site, '/readyz'), command, 2);
  trial.check(`${command}: ends with`, met.status, 0);
  trial.check(`${command}: statuses that visitors meet`, met.statuses, ['200']);
  trial.figure('asked', Number(trial.figures['asked']?.value ?? 0) + met.asked, 'requests');
}

/** Changes what Redis works with, until it is restarted. */
const redis = `password=$(sed -n 's/^requirepass //p' /etc/redis/redis.conf); REDISCLI_AUTH=$password redis-cli -e config set`;

/** What the doctor says of Redis. */
async function seen(trial: Trial, server: Server): Promise<void> {
  const { output: stranger } = await server.sh('runuser -u reader -- redis-cli ping');
  trial.checkText('another account asks Redis', stranger, 'NOAUTH');
  await server.must(`${redis} requirepass ''`);
  const open = await server.sh("desk-doctor | grep ' own '");
  trial.checkText('Redis has no password: the doctor names it', open.output, /redis: Redis answers without a password/);
  await server.must(`${redis} requirepass $password`);
  await server.must('systemctl stop redis-server.service');
  const stopped = await server.sh('desk-doctor');
  trial.check('Redis is stopped: the doctor ends with', stopped.status, 1);
  trial.checkText('Redis is stopped: it names', stopped.output, /^FAIL +own +redis: Could not connect/m);
  await server.must('systemctl start redis-server.service');
  await until('the doctor finds nothing', async () => (await server.ask('desk-doctor')).status === 0, 60_000);
  const { output, status } = await server.sh('desk-doctor');
  trial.check('Redis runs again: the doctor ends with', status, 0);
  trial.checkText('Redis runs again: nothing failed', output, /^doctor v1 .* failed= /m);
}
