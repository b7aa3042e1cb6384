import type { Trial } from '../records/trial.ts';
import { restartGunicorn } from '../server/gunicorn.ts';
import type { Server } from '../server/server.ts';
import { stateDir, user } from '../values.ts';

const folder = '/etc/systemd/system/gunicorn.service.d';
/** What a process of the hardened service gets for each attempt of `inside/rights.py`. */
const hardened = {
  'write where the mode allows it': 'EROFS',
  'write into the state directory': 'yes',
  'read in /home': 'EACCES',
  'make files that others may read': 'EPERM',
  'gain rights by a set-user-ID program': 'EPERM',
  "see who owns another user's file": 'EPERM',
  'make a set-user-ID file': 'EPERM',
  'change the execution domain': 'EPERM',
  'see a device beyond the usual': 'ENOENT',
  "read the kernel's clock": 'SIGSYS',
  'write control groups': 'EPERM',
  'write kernel settings': 'ENOENT',
  'see kernel modules': 'EACCES',
  "see other users' processes": 'ENOENT',
  'see the machine in /proc': 'ENOENT',
  'make a namespace': 'EPERM',
  'run in real time': 'SIGSYS',
  'make memory writable and executable': 'EACCES',
  'open a netlink socket': 'EAFNOSUPPORT',
  'open an internet socket': 'yes',
  'call for another architecture': 'SIGSYS',
  'change its priority': 'SIGSYS',
};
/** What the guest forbids by itself, so that the unhardened service cannot do it either. */
const neverThere = {
  "read the kernel's clock": 'EPERM',
  'run in real time': 'EPERM',
  'call for another architecture': 'ENOSYS',
};

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await prepare(server);
  await server.ready();
  const score = await exposure(server);
  trial.check('outcomes with hardening.conf', await attempts(server), hardened);
  trial.check('shared memory of the user after a stop', await leftByStop(server), false);
  trial.check('capabilities and privileges of the arbiter', await status(server), ['0000000000000000', '1', '2']);
  for (const name of ['ProtectClock', 'ProtectKernelLogs', 'ProtectHostname'])
    trial.check(name, await server.show('gunicorn.service', name), 'yes');
  trial.check('the site', (await server.get('/readyz')).status, 200);
  trial.check('exposure with hardening.conf', score, 1.1);
  trial.figure('exposure', score);

  await server.must(`mv ${folder}/hardening.conf /root && systemctl daemon-reload`);
  await restartGunicorn(server);
  const before = await exposure(server);
  const allowed = Object.fromEntries(Object.keys(hardened).map((attempt) => [attempt, 'yes']));
  trial.check('outcomes without it', await attempts(server), { ...allowed, ...neverThere });
  trial.check('shared memory of the user after a stop, without it', await leftByStop(server), true);
  trial.check('exposure without it', before, 8.8);
  trial.figure('exposure-without', before);
}

/** Things to be tried, each of which the user of the service could do on an ordinary host; and who tries. */
async function prepare(server: Server): Promise<void> {
  await server.must('mkdir -p /opt/rights/open /home/rights /usr/lib/modules/rights && chmod 0777 /opt/rights/open');
  await server.must('touch /home/rights/file /opt/rights/other && chown www-data /opt/rights/other');
  await server.must('cp /usr/bin/id /opt/rights/id && chmod 4755 /opt/rights/id');
  const tries = 'ExecStartPost=/usr/bin/python3 /opt/lab/rights.py';
  await server.write(`${folder}/rights.conf`, `[Service]\nLimitRTPRIO=1\n${tries}\n`);
  await server.must('systemctl daemon-reload');
}

async function attempts(server: Server): Promise<unknown> {
  return JSON.parse((await server.sh(`cat ${stateDir}/rights.json`)).output);
}

async function exposure(server: Server): Promise<number> {
  const { output } = await server.sh('systemd-analyze security --no-pager gunicorn.service | tail -n 1');
  return Number(/([\d.]+) [A-Z]+ /.exec(output)?.[1]);
}

async function status(server: Server): Promise<string[]> {
  const { arbiter } = await server.processes();
  const { output } = await server.sh(`grep -e CapBnd -e NoNewPrivs -e Seccomp: /proc/${arbiter}/status`);
  return output.split('\n').map((line) => line.split('\t')[1] ?? '');
}

/** Whether shared memory that the service's user has made outlives the service. */
async function leftByStop(server: Server): Promise<boolean> {
  await server.must(`runuser -u ${user} -- ipcmk --shmem 4096`);
  await server.must('systemctl stop gunicorn.service');
  const left = (await server.sh('ipcs -m --creator')).output.includes(server.own(`User=${user}`).slice(5));
  await server.ready();
  return left;
}
