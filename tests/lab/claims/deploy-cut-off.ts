import type { Trial } from '../records/trial.ts';
import { hookedDeploy } from '../server/hooked-deploy.ts';
import { runningRelease, deployedOn } from '../server/deployed.ts';
import type { Server } from '../server/server.ts';
import { codeDir, project, pythonPackage, staticDir } from '../values.ts';

const killed = 137;
/** One visitor who asks again 50 ms after each answer: more would only take the processor from the deploys. */
const visitor = ['/readyz', 1, 50] as const;
const sheet = 'vault/static/vault/vault.css';
const publishedSheet = `${staticDir}/vault/vault.css`;
/** What only the trial meets: nothing before it loads Gunicorn. */
const wsgi = `${codeDir}/src/${pythonPackage}/wsgi.py`;
const application = 'application = get_wsgi_application()';
const broken = [
  application,
  `import sys\nif "gunicorn" in sys.modules: raise RuntimeError("no such licence")\n${application}`,
] as const;

/** The commands of the script, in their order, as they stand in it. */
const beforeTheSwitch = [
  'cp -rT "$site/src/"',
  'as_app python3',
  'manage check',
  'manage collectstatic',
  'python /etc/',
  'publish "$release"',
  'manage migrate',
  'try "$release"',
  'point "$site/current"',
];
const afterTheSwitch = ['systemctl restart', 'ask /run/gunicorn.sock', 'rm "$site/next"'];
/** The first deploy after one that was killed between the switch and the restart comes to these before it builds. */
const inRecovery = ['ask /run/gunicorn.sock', 'rm "$site/next"'];
/** Steps that need room on the disk. */
const writing = ['cp -rT "$site/src/"', 'as_app "$release/venv/bin/pip"', 'manage collectstatic', 'publish "$release"'];
const fill = 'fallocate -l "$(df --output=avail -B1 /disk | tail -n 1)" /disk/ballast';

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  await server.must(`printf '\\n/* new */\\n' >> ${codeDir}/src/${sheet}`);
  await killedInTheMiddle(trial, server);
  if (!trial.onReference) return;
  await killedBeforeEach(trial, server);
  await rollbackKilled(trial, server);
  await signalled(trial, server);
  await diskFull(trial, server);
}

/** Installing goes on when the script is gone; the next deploy ends it. While a deploy lives, there is no other. */
async function killedInTheMiddle(trial: Trial, server: Server): Promise<void> {
  const met = await server.during('load', visitor, async () => {
    const stopped = await server.sh(
      `${project}-deploy & until ${installing}; do sleep 0.1; done; systemctl stop '${project}-deploy-step-*'; wait %1; echo "$?"`,
      120_000,
    );
    trial.checkText(
      'a step that is stopped ends the deploy',
      stopped.output,
      / serves: correct the error above[^\n]*\n[1-9]\d*$/,
    );
    const cut = await server.sh(
      `${project}-deploy & until ${installing}; do sleep 0.1; done; ${project}-deploy; echo "$?"; kill -9 %1; { wait %1; } 2> /dev/null; echo "$?"; ${installing} && echo it goes on`,
      120_000,
    );
    trial.check('a second one, and kill -9 while packages are installed', cut.output.split('\n').slice(-4), [
      trial.own(`== another deploy is running: wait, or systemctl stop '${project}-deploy-step-*'`),
      '1',
      String(killed),
      'it goes on',
    ]);
    const next = await server.must(`${project}-deploy`, 120_000);
    trial.checkText('the next one says', next, /^== the last deploy was cut off at [^\n]*\n== build /);
  });
  trial.check('killed in the middle: statuses that visitors met', Object.keys(met.outcomes), ['200']);
  await clean(trial, server, 'the next one');
  trial.check('the next one: releases', (await deployedOn(server)).releases.length, 2);
}

const installing = `pgrep -f "^${codeDir}/releases/.*/venv/bin/pip install" > /dev/null`;

/** Nothing is left of a deploy that ended: no step, no mark, no half release, no half file, and what runs is what is named. */
async function clean(trial: Trial, server: Server, says: string): Promise<void> {
  const { runs, links, steps } = await deployedOn(server);
  trial.check(`${says}: steps that go on`, steps, '');
  trial.check(
    `${says}: links`,
    links.map((link) => link.split(' ')[0]),
    ['current', 'previous'],
  );
  trial.check(`${says}: the link names what runs`, links[0], `current -> ${runs}`);
  const halves = await server.ask(
    `for each in ${codeDir}/releases/*; do [[ -x $each/venv/bin/gunicorn && $(stat -c %U $each) == root ]] || echo $each; done; find ${staticDir} -name "*.new" -o -name .fresh`,
  );
  trial.check(`${says}: half a release or file`, halves.output, '');
  trial.check(`${says}: static files`, (await unlike(server)).output, '');
}

/** Files of the running release that nginx does not have as they are. */
function unlike(server: Server) {
  return server.ask(
    `cd ${codeDir}/current/static && find . -type f ! -name staticfiles.json ! -exec cmp --silent {} ${staticDir}/{} \\; -print`,
  );
}

async function killedBeforeEach(trial: Trial, server: Server): Promise<void> {
  const first = await runningRelease(server);
  await server.must(`printf '\\n/* newer */\\n' >> ${codeDir}/src/${sheet}`);
  const met = await server.during('load', visitor, async () => {
    for (const at of beforeTheSwitch) {
      const { status } = await hookedDeploy(server, at, 'kill -9 $$');
      const current = (await server.ask(`readlink ${codeDir}/current`)).output;
      trial.check(
        `killed before ${at}: status, link and what runs`,
        [status, current, await runningRelease(server)],
        [killed, first, first],
      );
    }
    const [restart = '', ...later] = afterTheSwitch.map((at) => ['try "$release"', at]);
    for (const at of [restart, ...inRecovery, ...later]) {
      const says = `killed before ${[at].flat().join(', then ')}`;
      const { status } = await hookedDeploy(server, at, 'kill -9 $$');
      trial.check(`${says}: status`, status, killed);
      trial.check(`${says}: it answers`, (await server.get('/readyz')).body, 'ready');
    }
    // As somebody may set the link by hand, with the slash that a shell's completion leaves.
    await server.must(`cd ${codeDir} && ln -sfn "releases/$(basename "$(readlink current)")/" current`);
    await server.must(`${project}-deploy`, 120_000);
  });
  trial.check('killed before each: statuses that visitors met', Object.keys(met.outcomes), ['200']);
  trial.figure('commands', beforeTheSwitch.length + afterTheSwitch.length + inRecovery.length);
  trial.figure('asked', met.total, 'requests');
  await clean(trial, server, 'after all of them');
}

/** Between the switch and the restart the link has moved already: the next run finishes what was begun, and goes no further. */
async function rollbackKilled(trial: Trial, server: Server): Promise<void> {
  const goal = (await server.ask(`readlink ${codeDir}/previous`)).output;
  const { status } = await hookedDeploy(server, 'systemctl restart', 'kill -9 $$', 'rollback');
  trial.check('a rollback killed before the restart: ends with', status, killed);
  const again = await server.sh(`${project}-deploy rollback`, 120_000);
  trial.check('the same rollback again: ends with', again.status, 1);
  trial.checkText('the same rollback again: says', again.output, /== previous names no other release: ls -l /);
  trial.check('the same rollback again: what runs', await runningRelease(server), goal);
  await clean(trial, server, 'the same rollback again');
}

async function signalled(trial: Trial, server: Server): Promise<void> {
  await server.must(`printf '\\n/* newest */\\n' >> ${codeDir}/src/${sheet}`);
  const before = await deployedOn(server);
  for (const [signal, at] of [
    ['TERM', 'mv -T "$fresh/$name"'],
    ['INT', 'ask "$socket"'],
    ['TERM', 'systemctl restart'],
  ] as const) {
    const { status, output } = await hookedDeploy(server, at, `kill -${signal} $$`);
    trial.check(`${signal}: ends well`, status === 0, false);
    trial.check(`${signal}: says at last`, output.trim().split('\n').at(-1), serves(before.runs));
    trial.check(`${signal}: what runs, links, folders and steps`, await deployedOn(server), before);
    await clean(trial, server, signal);
  }
}

const serves = (release: string) => `== ${release} serves: correct the error above, then try again`;

/** The code, the data and the static files on one small disk. */
async function diskFull(trial: Trial, server: Server): Promise<void> {
  const folders = [codeDir, staticDir];
  await server.must(
    'systemctl stop gunicorn.service && mkdir /disk && mount -t tmpfs -o size=400m,mode=755 disk /disk',
  );
  for (const [index, folder] of folders.entries())
    await server.must(`cp -a ${folder} /disk/${index} && mount --bind /disk/${index} ${folder}`);
  await server.must('systemctl start gunicorn.service');
  const before = await deployedOn(server);
  for (const at of writing) {
    const { status, output } = await hookedDeploy(server, at, fill);
    trial.check(`full at ${at}: ends well`, status === 0, false);
    trial.checkText(`full at ${at}: says`, output, /No space left on device/);
    trial.check(`full at ${at}: says at last`, output.trim().split('\n').at(-1), serves(before.runs));
    await server.must('rm /disk/ballast');
    trial.check(`full at ${at}: what runs, links, folders and steps`, await deployedOn(server), before);
    await clean(trial, server, `full at ${at}`);
  }
  await server.edit(wsgi, ...broken);
  const { output } = await hookedDeploy(server, 'try "$release"', fill);
  trial.check('full when it is taken back: says at last', output.trim().split('\n').at(-1), serves(before.runs));
  trial.checkText('full when it is taken back: the style sheet', await server.read(publishedSheet), /newer \*\/\n$/);
  await server.must('rm /disk/ballast');
  await clean(trial, server, 'full when it is taken back');
}
