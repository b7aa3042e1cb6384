import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import { deployedOn } from '../server/deployed.ts';
import { codeDir, domain, project, pythonPackage } from '../values.ts';

const source = `${codeDir}/src`;
const environment = `/etc/${project}/${project}.env`;
const views = `${source}/vault/views.py`;
const wsgi = `${source}/${pythonPackage}/wsgi.py`;
const settings = `${source}/${pythonPackage}/settings.py`;
const application = 'application = get_wsgi_application()';
/** The check of a release loads this module as well, and Gunicorn is not loaded there. */
const underGunicorn = `import sys\nif "gunicorn" in sys.modules: raise RuntimeError("no such licence")\n${application}`;
const ready = 'return HttpResponse("ready\\n"';
const exempt = 'SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]';

/** One visitor who asks again 20 ms after each answer: more would only take the processor from the deploys. */
const visitor = ['/readyz', 1, 50] as const;

/** A way to be broken: the edit, and what the deploy says of it. */
interface Broken {
  says: string;
  edit: readonly [path: string, was: string, now: string];
  told: RegExp;
}

const ways: readonly Broken[] = [
  {
    says: 'a redirect',
    edit: [settings, exempt, 'SECURE_SSL_REDIRECT = True'],
    told: /\/readyz answers 301, wanted 200 and the word ready/,
  },
  {
    says: 'another text',
    edit: [views, ready, 'return HttpResponse("welcome\\n"'],
    told: /\/readyz answers 200, wanted 200 and the word ready/,
  },
  {
    says: 'an exception',
    edit: [views, ready, 'return HttpRespons("ready\\n"'],
    told: /NameError: name 'HttpRespons' is not defined[^]*\/readyz answers 500/,
  },
];

const strange: Broken = {
  says: 'another domain',
  edit: [environment, `DJANGO_ALLOWED_HOSTS=${domain}`, 'DJANGO_ALLOWED_HOSTS=elsewhere.example'],
  told: /wrong: ALLOWED_HOSTS: \['elsewhere\.example'.*\] has no /,
};

const notStarting: Broken = {
  says: 'no worker',
  edit: [wsgi, application, underGunicorn],
  told: /curl: \(\d+\)[^]*no such licence/,
};

/** Anybody may open this kind of socket, but not under the `RestrictAddressFamilies=` of the service. */
const notHardened: Broken = {
  says: 'nothing under the hardening',
  edit: [wsgi, application, `import socket\nsocket.socket(socket.AF_NETLINK, socket.SOCK_RAW)\n${application}`],
  told: /== serve [^]*== serve [^]*ready/,
};

/** Releases that a glance at the status may take for success. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  for (const way of trial.onReference ? [...ways, strange] : ways.slice(0, 1)) await refused(trial, server, way);
  if (!trial.onReference) return;
  await refused(trial, server, notStarting);
  await takenBack(trial, server);
  await wayBack(trial, server);
  await firstOfAll(trial, server);
}

/** Visitors notice nothing. */
async function refused(trial: Trial, server: Server, way: Broken): Promise<void> {
  const met = await deployed(trial, server, way);
  const migrated = met.value.output.includes('Running migrations');
  trial.check(`${way.says}: the database was touched`, migrated, way === notStarting);
  trial.check(`${way.says}: statuses that visitors met`, Object.keys(met.outcomes), ['200']);
}

/** What shows in the service alone is met by visitors until the release before has started again. */
async function takenBack(trial: Trial, server: Server): Promise<void> {
  const met = await deployed(trial, server, notHardened);
  trial.checkAtLeast(`${notHardened.says}: visitors who were answered`, met.outcomes['200'] ?? 0, 1);
}

async function deployed(trial: Trial, server: Server, { says, edit: [path, was, now], told }: Broken) {
  const before = await deployedOn(server);
  await server.edit(path, was, now);
  const met = await server.during('load', visitor, () => server.sh(`${project}-deploy`, 120_000));
  const { status, output } = met.value;
  trial.check(`${says}: the deploy ends with`, status, 1);
  trial.checkText(`${says}: and says`, output, told);
  const last = output.split('\n').at(-1);
  trial.check(`${says}: and at last`, last, `== ${before.runs} serves: correct the error above, then try again`);
  const after = await deployedOn(server);
  trial.check(`${says}: what runs, links, folders and steps`, after, before);
  trial.check(`${says}: is served`, (await server.get('/readyz')).body, 'ready');
  await server.edit(path, now, was);
  return met;
}

/** A rollback is tried beside as well: here to a release that was damaged since. */
async function wayBack(trial: Trial, server: Server): Promise<void> {
  await server.must(`${project}-deploy`, 120_000);
  const before = await deployedOn(server);
  await server.edit(`${codeDir}/previous/vault/views.py`, ready, 'return HttpResponse("steady\\n"');
  const met = await server.during('load', visitor, () => server.sh(`${project}-deploy rollback`, 120_000));
  trial.check('a broken way back: the rollback ends with', met.value.status, 1);
  trial.checkText('a broken way back: and says', met.value.output, /answers 200, wanted 200 and the word ready/);
  trial.check('a broken way back: what runs, links, folders and steps', await deployedOn(server), before);
  trial.check('a broken way back: statuses that visitors met', Object.keys(met.outcomes), ['200']);
}

/** A very first release has nothing behind it: it is stopped, not left to visitors. */
async function firstOfAll(trial: Trial, server: Server): Promise<void> {
  await server.must(`systemctl stop gunicorn.service; cd ${codeDir} && rm -rf current previous releases/*`);
  const {
    edit: [path, was, now],
  } = notHardened;
  await server.edit(path, was, now);
  const { status, output } = await server.sh(`${project}-deploy`, 120_000);
  trial.check('the first of all: the deploy ends with', status, 1);
  const last = output.split('\n').at(-1);
  trial.check('the first of all: and says', last, '== nothing serves yet: correct the error above, then try again');
  const { links, releases, steps } = await deployedOn(server);
  trial.check(
    'the first of all: links, folders and steps',
    { links, releases, steps },
    { links: [], releases: [], steps: '' },
  );
  await server.edit(path, now, was);
  await server.must(`mv ${source} /opt/checkout && ln -s /opt/checkout ${source} && mkdir /opt/checkout/.git`);
  await server.must(`${project}-deploy`, 120_000);
  trial.check('the first of all, mended: is served', (await server.get('/readyz')).body, 'ready');
  trial.check('of a checkout elsewhere: its history', (await server.ask('ls -d /opt/checkout/.git')).status, 0);
}
