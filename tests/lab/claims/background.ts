import { until } from '../machine/until.ts';
import type { Trial } from '../records/trial.ts';
import { commandsOf } from '../rehearsals/chapter.ts';
import { asService } from '../server/as-service.ts';
import { follow } from '../server/from-archive.ts';
import type { Server } from '../server/server.ts';
import { currentRelease, doneBy, enqueue, lock, withTasks } from '../server/tasks-project.ts';
import { codeDir, project, stateDir, user } from '../values.ts';

const worker = `${project}-worker.service`;
const job = `${project}-job@clearsessions`;
const visitor = ['/healthz', 2, 100] as const;

/** From the files of the set to a reboot. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.bare([], lock);
  await follow(trial, server, 'wsgi', withTasks);
  for (const block of ['background-files', 'worker', 'job'])
    for (const { text } of commandsOf(`operations#${block}`)) await server.must(text);
  await works(trial, server);
  await hardened(trial, server);
  await deployed(trial, server);
  await jobs(trial, server);
  await seen(trial, server);
  await server.guest.reboot();
  const states = await server.sh(`systemctl is-active ${worker} ${job}.timer gunicorn.service`);
  trial.check('after a reboot: worker, timer, service', states.output, 'active\nactive\ninactive');
  await enqueue(server, 'rebooted');
  trial.check('after a reboot: a task', await doneBy(server, 'rebooted'), await currentRelease(server));
}

async function works(trial: Trial, server: Server): Promise<void> {
  await enqueue(server, 'first');
  trial.check('a task is done by', await doneBy(server, 'first'), await currentRelease(server));
}

async function hardened(trial: Trial, server: Server): Promise<void> {
  for (const unit of [worker, `${job}.service`]) {
    trial.check(`${unit}: ProtectSystem`, await server.show(unit, 'ProtectSystem'), 'strict');
    trial.check(`${unit}: NoNewPrivileges`, await server.show(unit, 'NoNewPrivileges'), 'yes');
  }
}

/** A long task has begun when the deploy restarts everything. */
async function deployed(trial: Trial, server: Server): Promise<void> {
  const before = await currentRelease(server);
  const met = await server.during('load', visitor, async () => {
    const deploy = server.sh(`${project}-deploy`, 120_000);
    await server.must(
      `until journalctl -q -o cat -u '${project}-deploy-step-*' -g 'Listening at' | grep -q .; do sleep 0.1; done`,
      120_000,
    );
    await enqueue(server, 'long', 6);
    return deploy;
  });
  trial.check('a deploy while a task runs: it ends with', met.value.status, 0);
  trial.check('a deploy while a task runs: statuses that visitors met', Object.keys(met.outcomes), ['200']);
  trial.check('the task that was running is ended by', await doneBy(server, 'long'), before);
  await enqueue(server, 'next');
  trial.check('the next one is done by', await doneBy(server, 'next'), await currentRelease(server));
  trial.check('another release', (await currentRelease(server)) === before, false);
}

async function jobs(trial: Trial, server: Server): Promise<void> {
  const sessions =
    'from django.contrib.sessions.models import Session; from django.utils.timezone import now, timedelta';
  const make = `${sessions}; [Session.objects.create(session_key=key, session_data="", expire_date=now() + timedelta(days=days)) for key, days in (("old", -1), ("new", 1))]`;
  const left = `${sessions}; print(*Session.objects.values_list("session_key", flat=True))`;
  await server.must(asService(`shell --no-imports -c '${make}'`));
  await server.must(`systemctl start ${job}.service`);
  const { output } = await server.sh(asService(`shell --no-imports -c '${left}'`));
  trial.check('sessions that clearsessions leaves', output, 'new');
  const next = await server.sh(`date -u -d "$(systemctl show -P NextElapseUSecRealtime ${job}.timer)" +%H`);
  trial.check('the hour of the next run', next.output, '03');
}

/** A task worker that crashes at its first start, and not at the second. */
const crash = `[Service]
ExecStart=
ExecStart=/bin/sh -c "rm ${stateDir}/first && exit 1; exec sleep infinity"
RestartSec=100ms
`;

async function crashing(trial: Trial, server: Server, doctor: () => Promise<string>): Promise<void> {
  const dropIn = `/etc/systemd/system/${worker}.d/crash.conf`;
  await server.write(dropIn, crash);
  await server.must(`systemctl daemon-reload && runuser -u ${user} -- touch ${stateDir}/first`);
  await server.must(`systemctl restart ${worker}`);
  await until('another start', async () => (await server.show(worker, 'NRestarts')) === '1');
  trial.checkText('a worker that crashes', await doctor(), `${trial.own(worker)} crashed, and was started again`);
  await server.must(`rm ${dropIn} && systemctl daemon-reload`);
}

/** What the doctor says, for each thing that may be wrong. */
async function seen(trial: Trial, server: Server): Promise<void> {
  const doctor = async () => (await server.sh(`${project}-doctor | grep ' own '`)).output;
  trial.checkText('all is well', await doctor(), /^ok +own +1 of yours passed/);
  await server.must(`systemctl stop ${worker}`);
  trial.checkText('a worker that stands still', await doctor(), `${trial.own(worker)} does not run`);
  await server.must(`cd ${codeDir} && ln -sfn $(readlink previous) current && systemctl start ${worker}`);
  await server.must(`cd ${codeDir} && ln -sfn $(ls -d releases/* | sort | tail -n 1) current`);
  trial.checkText('a worker of an older release', await doctor(), 'runs another release than current');
  await crashing(trial, server, doctor);
  await server.must(`systemctl restart ${worker}; systemctl start ${project}-job@nonsense.service || true`);
  trial.checkText('a job that fails', await doctor(), `${trial.own(project)}-job@nonsense.service has failed`);
  await server.must(`systemctl reset-failed ${project}-job@nonsense.service`);
  await server.must(`systemctl stop ${job}.timer`);
  trial.checkText('a timer that is stopped', await doctor(), `${trial.own(job)}.timer is stopped`);
  await server.must(`systemctl start ${job}.timer`);
  trial.checkText('mended', await doctor(), /^ok +own /);
}
