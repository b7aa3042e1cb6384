import type { Trial } from '../records/trial.ts';
import { commandsOf } from '../rehearsals/chapter.ts';
import { follow, type Brought } from '../server/from-archive.ts';
import type { Server } from '../server/server.ts';
import { lock, withTasks } from '../server/tasks-project.ts';
import { project, stateDir, user } from '../values.ts';

const visitor = ['/healthz', 2, 100] as const;
const asPostgres = 'cd / && runuser -u postgres --';

/** The role and the database are made before the project is deployed for the first time. */
const onPostgres: Brought = {
  async by(server, site) {
    for (const { text } of commandsOf('your-project#role')) if (!text.startsWith('apt-get')) await server.must(text);
    await withTasks.by(server, site);
  },
  inPlaceOf: withTasks.inPlaceOf,
};

export default async function (trial: Trial): Promise<void> {
  const server = await trial.bare(['postgresql'], lock);
  await follow(trial, server, 'wsgi', onPostgres);
  trial.check('/readyz', (await server.get('/readyz')).body, 'ready');
  const tables = await server.sh(`${asPostgres} psql -At -c '\\dt' ${project} | cut -d'|' -f2,4`);
  trial.checkText(
    'its tables, and whose they are',
    tables.output,
    trial.own(`User=${user}`).replace('User=', 'django_migrations|'),
  );
  const files = await server.sh(`find ${stateDir} -name '*.sqlite3'`);
  trial.check('files of SQLite', files.output, '');
  const stranger = await server.sh(`runuser -u reader -- psql --dbname=${project} -c 'SELECT 1'`);
  trial.checkText('another account', stranger.output, 'role "reader" does not exist');
  for (const act of ['', ' rollback']) {
    const met = await server.during('load', visitor, () => server.sh(`${project}-deploy${act}`, 120_000));
    trial.check(`deploy${act}: it ends with`, met.value.status, 0);
    trial.check(`deploy${act}: statuses that visitors met`, Object.keys(met.outcomes), ['200']);
  }
  await stopped(trial, server);
  const doctor = await server.sh(`${project}-doctor`);
  trial.check('the doctor ends with', doctor.status, 0);
  await server.guest.reboot();
  trial.check('after a reboot', (await server.get('/readyz')).body, 'ready');
  const dump = await server.sh(`${asPostgres} pg_dump ${project} | grep -c '^CREATE TABLE'`);
  trial.check('pg_dump has the tables', Number(dump.output) > 5, true);
}

async function stopped(trial: Trial, server: Server): Promise<void> {
  // The first unit stands for all clusters, and is stopped before them.
  await server.must("systemctl stop postgresql 'postgresql@*'");
  const waiting = await server.get('/readyz');
  trial.check('while PostgreSQL is stopped: /readyz', [waiting.status, waiting.body], [503, 'no database']);
  trial.check('while PostgreSQL is stopped: /healthz', (await server.get('/healthz')).status, 200);
  await server.must('systemctl start postgresql');
  trial.check('once it runs again: /readyz', (await server.get('/readyz')).body, 'ready');
}
