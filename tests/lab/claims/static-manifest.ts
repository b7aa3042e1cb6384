import type { Trial } from '../records/trial.ts';
import { restartGunicorn } from '../server/gunicorn.ts';
import { checkLate } from '../server/late-line.ts';
import type { Server } from '../server/server.ts';
import { codeDir, project, staticDir } from '../values.ts';

const deploy = `${project}-deploy`;
const sheet = `${codeDir}/src/vault/static/vault/vault.css`;
const template = `${codeDir}/current/vault/templates/vault/index.html`;
const hashed = /href="(\/static\/vault\/vault\.[0-9a-f]{12}\.css)"/;

/** A changed style sheet, back again, and a name that no release has. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const old = await nameInPage(server);
  trial.checkText('the name in the page has a hash', old, /\.[0-9a-f]{12}\.css$/);
  trial.check('a name with a hash', await caching(server, old), 'public, max-age=31536000, immutable');
  trial.check('a name without', await caching(server, '/static/vault/vault.css'), 'public, max-age=300');
  trial.check(
    'a manifest in the release',
    (await server.sh(`ls ${codeDir}/current/static/staticfiles.json`)).status,
    0,
  );
  trial.check('a manifest where nginx looks', (await server.sh(`ls ${staticDir}/staticfiles.json`)).status, 2);
  trial.check('the manifest by HTTP', (await server.get('/static/staticfiles.json')).status, 404);

  const before = await server.read(sheet);
  await server.write(sheet, `${before}\n.changed { color: red; }\n`);
  await server.must(deploy, 120_000);
  const fresh = await nameInPage(server);
  trial.check('after a change the page has another name', fresh !== old, true);
  trial.checkText('with the new content', (await server.get(fresh)).body, '.changed');
  trial.check('the old name', (await server.get(old)).status, 200);
  trial.checkText('the name without a hash', (await server.get('/static/vault/vault.css')).body, '.changed');

  await server.must(`${deploy} rollback`, 120_000);
  trial.check('after a rollback the page has', await nameInPage(server), old);
  trial.check(
    'the name without a hash is old again',
    (await server.get('/static/vault/vault.css')).body.includes('.changed'),
    false,
  );

  await server.edit(template, "{% static 'vault/vault.css' %}", "{% static '/vault/vault.css' %}");
  await restartGunicorn(server);
  trial.check('a leading slash in the template', (await server.get('/', '', { recorded: true })).status, 500);
  await checkLate(
    trial,
    'the journal',
    () => server.journal(),
    "ValueError: Missing staticfiles manifest entry for '/vault/vault.css'",
  );
  await server.edit(template, "{% static '/vault/vault.css' %}", "{% static 'vault/vault.css' %}");
  await restartGunicorn(server);
  trial.check('without the slash again', (await server.get('/')).status, 200);
}

async function nameInPage(server: Server): Promise<string> {
  const { body } = await server.get('/');
  return hashed.exec(body)?.[1] ?? `none in ${body.slice(0, 300)}`;
}

async function caching(server: Server, path: string): Promise<string | undefined> {
  return (await server.get(path, '', { recorded: true })).headers['cache-control'];
}
