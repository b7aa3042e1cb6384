import type { Trial } from '../records/trial.ts';
import { asService } from '../server/as-service.ts';
import { bring, environment, generate, prepare, settingsOf, source, withoutTheDemo } from '../server/own-project.ts';
import type { Server } from '../server/server.ts';
import { codeDir, project, pythonPackage, stateDir } from '../values.ts';

const database = `${stateDir}/db.sqlite3`;
const visitor = ['/healthz', 2, 100] as const;

/** A project that was made without this guide, from what it lacks to its second release. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot(['base']);
  await server.ready();
  await generate(trial, server);
  await lacking(trial, server);
  await overTheDemo(trial, server);
  await live(trial, server);
  await probes(trial, server);
  await wrongSettings(trial, server);
  await hooks(trial, server);
  await nextRelease(trial, server);
  if (trial.onReference) await underAsgi(trial);
}

async function lacking(trial: Trial, server: Server): Promise<void> {
  await bring(server);
  await server.edit(environment, `${pythonPackage}.settings`, `${pythonPackage}.${settingsOf(trial)}`);
  const timed = `start=$(date +%s%3N); ${project}-deploy --check; echo "status $?, ms $(($(date +%s%3N) - start))"`;
  const { output } = await server.sh(timed);
  const sections = [...output.matchAll(/\[your-project#([a-z]+)\]/g)].map(([, section]) => section);
  trial.check('sections that it names', sections, ['lock', 'deployment', 'settings', 'deployment', 'root']);
  trial.checkText(
    'what the settings do not read',
    output,
    /\.py: does not read DJANGO_ALLOWED_HOSTS, DJANGO_DATABASE: add deployment\.py/,
  );
  trial.checkText('what the settings ask for', output, /\.py: asks for SECRET_KEY, TOKEN: a line for each in /);
  const [, status, ms] = /status (\d+), ms (\d+)/.exec(output) ?? [];
  trial.check('it ends with', status, '1');
  trial.checkAtMost('ms that it takes', Number(ms), 5000);
  trial.figure('check', Number(ms) / 1000, 's');
  const refused = await server.sh(`${project}-deploy`);
  trial.check('a deploy of it ends with', refused.status, 1);
  trial.check('and has built nothing', refused.output.includes('== build'), false);
}

async function overTheDemo(trial: Trial, server: Server): Promise<void> {
  await prepare(trial, server);
  const { status, output } = await server.sh(`${project}-deploy --check`);
  trial.check('prepared: the check prints', output, '');
  trial.check('prepared: it ends with', status, 0);
  const failed = await server.sh(`${project}-deploy`, 120_000);
  trial.check("over the demo's database: the deploy ends with", failed.status, 1);
  trial.checkText("over the demo's database: and says", failed.output, 'InconsistentMigrationHistory');
}

async function live(trial: Trial, server: Server): Promise<void> {
  await withoutTheDemo(server);
  const { status, output } = await server.sh(`${project}-deploy`, 120_000);
  trial.check('on an empty database: the deploy ends with', status, 0);
  trial.checkText('on an empty database: and says at last', output, /ready$/);
  const login = await server.get('/admin/login/');
  const lie = `--header 'X-Forwarded-For: 192.0.2.1'`;
  trial.check('who asks, and in one transaction', (await server.get('/asked/', lie)).body, '127.0.0.1 True');
  const told = `from django.conf import settings; import os; print(settings.TOKEN, os.environ.get("TOKEN"))`;
  const { output: secret } = await server.sh(asService(`shell --no-imports -c '${told}'`));
  trial.check('a secret of its own: the setting, and what programs inherit', secret, '5ecret None');
  trial.check('the login of the admin', login.status, 200);
  const [sheet = ''] = /\/static\/admin\/css\/base\.[0-9a-f]{12}\.css/.exec(login.body) ?? [];
  trial.check('its style sheet, with a hash in its name', (await server.get(sheet || '/missing.css')).status, 200);
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
    ['"NAME": _database}}', '"NAME": RELEASE / "DJANGO_DATABASE.sqlite3"}}'],
    ['Path(needed("DJANGO_MEDIA_ROOT"))', 'RELEASE / "DJANGO_MEDIA_ROOT"'],
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
  await generate(trial, server);
  await bring(server);
  await prepare(trial, server);
  await withoutTheDemo(server);
  trial.check('under ASGI: the deploy ends with', (await server.sh(`${project}-deploy`, 120_000)).status, 0);
  trial.check('under ASGI: /readyz', (await server.get('/readyz')).body, 'ready');
  trial.check('under ASGI: who asks', (await server.get('/asked/')).body, '127.0.0.1 True');
  trial.check('under ASGI: the login of the admin', (await server.get('/admin/login/')).status, 200);
}
