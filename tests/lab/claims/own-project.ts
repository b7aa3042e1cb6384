import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import { commandsOf } from '../rehearsals/chapter.ts';
import { codeDir, project, pythonPackage, stateDir, user } from '../values.ts';

const source = `${codeDir}/src`;
const environment = `/etc/${project}/${project}.env`;
const database = `${stateDir}/db.sqlite3`;
const own = '/root/own';
const token = `/etc/${project}/credentials/TOKEN`;
const visitor = ['/healthz', 2, 10] as const;

const users = `from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    pass
`;

/** A project that was made without this guide, from what it lacks to its second release. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot(['base']);
  await server.ready();
  await generate(server);
  await lacking(trial, server);
  await overTheDemo(trial, server);
  await live(trial, server);
  await probes(trial, server);
  await wrongSettings(trial, server);
  await hooks(trial, server);
  await nextRelease(trial, server);
  if (trial.onReference) await underAsgi(trial);
}

/** As `startproject` makes it, with a settings package, a key from the environment and users of its own. */
async function generate(server: Server): Promise<void> {
  const python = `${codeDir}/current/venv/bin/python`;
  const settings = `${own}/${pythonPackage}/settings/base.py`;
  await server.must(`mkdir -p ${own} && ${python} -m django startproject ${pythonPackage} ${own}`);
  await server.must(`cd ${own} && mkdir accounts && touch accounts/__init__.py && cd ${pythonPackage} &&
    mkdir settings && touch settings/__init__.py && mv settings.py settings/base.py`);
  await server.write(`${own}/accounts/models.py`, users);
  await server.must(`sed -i -e 's/^SECRET_KEY = .*/import os\\n\\nSECRET_KEY, TOKEN = os.environ["SECRET_KEY"], os.environ["TOKEN"]/' \\
    -e 's/^INSTALLED_APPS = \\[/AUTH_USER_MODEL = "accounts.User"\\n\\n&\\n    "accounts",/' ${settings}`);
  const make = `SECRET_KEY=x TOKEN=x ${python} manage.py makemigrations --settings=${pythonPackage}.settings.base accounts`;
  await server.must(`cd ${own} && ${make} && find . -name __pycache__ -prune -exec rm -r {} +`);
}

/** In the place of the demo's code. Its lock has all that the project needs. */
async function bring(server: Server): Promise<void> {
  await server.must(`cp ${source}/requirements.txt /root/ && rm -r ${source} && cp -r ${own} ${source}`);
}

async function lacking(trial: Trial, server: Server): Promise<void> {
  await bring(server);
  await server.edit(environment, `${pythonPackage}.settings`, `${pythonPackage}.settings.base`);
  const timed = `start=$(date +%s%3N); ${project}-deploy --check; echo "status $?, ms $(($(date +%s%3N) - start))"`;
  const { output } = await server.sh(timed);
  const sections = [...output.matchAll(/\[your-project#([a-z]+)\]/g)].map(([, section]) => section);
  trial.check('sections that it names', sections, ['lock', 'deployment', 'deployment', 'root']);
  trial.checkText(
    'what the settings do not read',
    output,
    /base\.py: does not read DJANGO_ALLOWED_HOSTS, DJANGO_DATABASE: add deployment\.py/,
  );
  const [, status, ms] = /status (\d+), ms (\d+)/.exec(output) ?? [];
  trial.check('it ends with', status, '1');
  trial.checkAtMost('ms that it takes', Number(ms), 5000);
  trial.figure('check', Number(ms) / 1000, 's');
  const refused = await server.sh(`${project}-deploy`);
  trial.check('a deploy of it ends with', refused.status, 1);
  trial.check('and has built nothing', refused.output.includes('== build'), false);
}

/** The chapter's own lines, and the two that its table names. */
async function prepare(server: Server): Promise<void> {
  for (const { text } of commandsOf('your-project#two-files')) await server.must(text);
  await server.edit(`${source}/${pythonPackage}/deployment.py`, 'from .settings import', 'from .settings.base import');
  await server.must(
    `echo SECRET_KEY=replaced >> ${environment} && echo 5ecret > ${token} && cp /root/requirements.txt ${source}/`,
  );
  await server.must(`find ${source} -name db.sqlite3 -delete`);
}

async function overTheDemo(trial: Trial, server: Server): Promise<void> {
  await prepare(server);
  const { status, output } = await server.sh(`${project}-deploy --check`);
  trial.check('prepared: the check prints', output, '');
  trial.check('prepared: it ends with', status, 0);
  const failed = await server.sh(`${project}-deploy`, 120_000);
  trial.check("over the demo's database: the deploy ends with", failed.status, 1);
  trial.checkText("over the demo's database: and says", failed.output, 'InconsistentMigrationHistory');
}

/** The chapter's lines take all of the demo away, the code included. */
async function withoutTheDemo(server: Server): Promise<void> {
  await server.must(`cp -r ${source} /root/prepared`);
  for (const { text } of commandsOf('your-project#demo-away')) await server.must(text);
  await server.must(`cp -r /root/prepared ${source}`);
}

async function live(trial: Trial, server: Server): Promise<void> {
  await withoutTheDemo(server);
  const { status, output } = await server.sh(`${project}-deploy`, 120_000);
  trial.check('on an empty database: the deploy ends with', status, 0);
  trial.checkText('on an empty database: and says at last', output, /ready$/);
  const login = await server.get('/admin/login/');
  const told = `from django.conf import settings; import os; print(settings.TOKEN, os.environ.get("TOKEN"))`;
  const { output: secret } = await server.sh(inRelease(`manage.py shell --no-imports -c '${told}'`));
  trial.check('a secret of its own: the setting, and what programs inherit', secret, '5ecret None');
  trial.check('the login of the admin', login.status, 200);
  const [sheet = ''] = /\/static\/admin\/css\/base\.[0-9a-f]{12}\.css/.exec(login.body) ?? [];
  trial.check('its style sheet, with a hash in its name', (await server.get(sheet || '/missing.css')).status, 200);
}

/** Python in the release, with the environment and the credentials of the service. */
function inRelease(command: string): string {
  const credentials = `-p LoadCredential=secret-key:/etc/${project}/secret-key -p LoadCredential=app:/etc/${project}/credentials`;
  return `systemd-run --quiet --pipe --wait --collect -p User=${user} -p WorkingDirectory=${codeDir}/current -p EnvironmentFile=${environment} ${credentials} ${codeDir}/current/venv/bin/python ${command}`;
}

async function probes(trial: Trial, server: Server): Promise<void> {
  trial.check('/healthz', (await server.get('/healthz')).body, 'ok');
  const forget = `import sqlite3; sqlite3.connect("${database}").execute("DELETE FROM django_migrations WHERE app = 'accounts'").connection.commit()`;
  await server.must(`cp -p ${database} /root/kept && python3 -c '${forget.replaceAll("'", String.raw`'\''`)}'`);
  const waiting = await server.get('/readyz');
  trial.check('/readyz while a migration is missing', [waiting.status, waiting.body], [503, 'migrations wait']);
  await server.must(`cp -p /root/kept ${database}`);
  trial.check('/readyz with it', (await server.get('/readyz')).body, 'ready');
  await server.must(`sed -i 's/^DJANGO_TLS=.*/DJANGO_TLS=on/' ${environment} && systemctl restart gunicorn.service`);
  trial.check('with TLS on: another page at the socket', await atSocket(server, '/admin/'), '301');
  trial.check('with TLS on: /readyz at the socket', await atSocket(server, '/readyz'), '200');
  await server.must(`sed -i 's/^DJANGO_TLS=.*/DJANGO_TLS=off/' ${environment} && systemctl restart gunicorn.service`);
}

async function atSocket(server: Server, path: string): Promise<string> {
  const curl = `curl -sS -o /dev/null -w '%{http_code}' --unix-socket /run/gunicorn.sock http://localhost${path}`;
  return (await server.sh(`runuser -u www-data -- ${curl}`)).output;
}

/** What only the loaded settings show is said before the database is touched, all of it at once. */
async function wrongSettings(trial: Trial, server: Server): Promise<void> {
  const file = `${source}/${pythonPackage}/deployment.py`;
  await server.must(`cp -p ${file} /root/deployment.py`);
  for (const [was, now] of [
    ['"NAME": needed("DJANGO_DATABASE")', '"NAME": RELEASE / "DJANGO_DATABASE.sqlite3"'],
    ['needed("DJANGO_MEDIA_ROOT")', 'RELEASE / "DJANGO_MEDIA_ROOT"'],
    ['RELEASE / "static"', 'RELEASE / "staticfiles"'],
    ['"secret-key").read_text().strip()', '"secret-key").read_text().strip()[:20]'],
  ] as const)
    await server.edit(file, was, now);
  const { status, output } = await server.sh(`${project}-deploy`, 120_000);
  trial.check('wrong settings: the deploy ends with', status, 1);
  const named = [...output.matchAll(/^wrong: (\w+)/gm)].map(([, name]) => name);
  trial.check('wrong settings: it names', named, ['DATABASES', 'MEDIA_ROOT', 'STATIC_ROOT', 'SECRET_KEY']);
  trial.check('wrong settings: it has migrated', output.includes('Running migrations'), false);
  trial.check('wrong settings: /readyz of the release before', (await server.get('/readyz')).body, 'ready');
  await server.must(`cp -p /root/deployment.py ${file}`);
}

/** A project that has to be built: in the release, as the account of the service, before the static files are collected. */
async function hooks(trial: Trial, server: Server): Promise<void> {
  const folder = `/etc/${project}/deploy.d`;
  await server.must(`mkdir ${folder}`);
  await server.write(`${folder}/10-build`, '#!/bin/sh\nid -un > built\n');
  await server.write(`${folder}/20-not-run`, '#!/bin/sh\ntouch run\n');
  await server.must(`chmod 0755 ${folder}/10-build && chmod 0644 ${folder}/20-not-run && ${project}-deploy`, 120_000);
  const { output } = await server.sh(
    `cd ${codeDir}/current && stat -c %U ${stateDir} | diff built - && echo the service; ls run`,
  );
  trial.checkText('whose account a hook wrote with, in the release', output, 'the service');
  trial.checkText('a hook that may not be run', output, /cannot access 'run'/);
  await server.write(`${folder}/10-build`, '#!/bin/sh\necho no compiler >&2\nexit 3\n');
  const failed = await server.sh(`${project}-deploy`, 120_000);
  trial.check('a hook that fails: the deploy ends with its status', failed.status, 3);
  trial.checkText('a hook that fails: and says', failed.output, /no compiler[^]* serves: correct the error above/);
  await server.must(`rm -r ${folder}`);
}

async function nextRelease(trial: Trial, server: Server): Promise<void> {
  for (const act of ['', ' rollback']) {
    const met = await server.during('load', visitor, () => server.sh(`${project}-deploy${act}`, 120_000));
    trial.check(`deploy${act}: it ends with`, met.value.status, 0);
    trial.check(`deploy${act}: statuses that visitors met`, Object.keys(met.outcomes), ['200']);
  }
}

async function underAsgi(trial: Trial): Promise<void> {
  const server = await trial.boot(['base', 'asgi']);
  await server.ready();
  await generate(server);
  await bring(server);
  await prepare(server);
  await withoutTheDemo(server);
  trial.check('under ASGI: the deploy ends with', (await server.sh(`${project}-deploy`, 120_000)).status, 0);
  trial.check('under ASGI: /readyz', (await server.get('/readyz')).body, 'ready');
  trial.check('under ASGI: the login of the admin', (await server.get('/admin/login/')).status, 200);
}
