import { commandsOf } from '../rehearsals/chapter.ts';
import type { Trial } from '../records/trial.ts';
import { upload } from '../server/form.ts';
import type { Server } from '../server/server.ts';
import { domain, stateDir, user } from '../values.ts';

/** The chapter's commands: save, lose everything, restore, click a download. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  await server.must("head -c 300000 /dev/urandom > '/root/beam.csv'");
  await upload(server, '/root/beam.csv');
  const [day = '', ...save] = commandsOf('operations#backup').map(({ text }) => text);
  const saved = await server.must([day, ...save].join('\n'));
  trial.check('the check of the copy', saved, 'ok');
  trial.check('a second backup on the same day', (await server.sh([day, ...save.slice(0, 1)].join('\n'))).status, 1);

  await server.must('echo later > /root/later.csv');
  await upload(server, '/root/later.csv');
  await server.must(`printf broken > ${stateDir}/db.sqlite3 && rm -r ${stateDir}/media/*`);
  trial.check('with both lost', (await server.get('/readyz')).status, 503);
  const restored = await server.must(
    [day.split(';')[0], ...commandsOf('operations#restore').map(({ text }) => text)].join('\n'),
  );
  trial.check('after the restore', restored.split('\n').at(-1), 'ready');

  await server.must(`curl -sS --fail -o /root/back http://${domain}/files/1/`);
  trial.check('a download, byte for byte', (await server.sh('cmp /root/back /root/beam.csv')).status, 0);
  trial.check('what came after the backup', (await server.get('/files/2/')).status, 404);
  trial.check(
    'owner and mode of the database',
    await server.must(`stat -c '%U %a' ${stateDir}/db.sqlite3`),
    trial.own(`-o ${user}`).slice(3) + ' 600',
  );
  trial.check('a new upload', (await upload(server, '/root/later.csv')).status, 302);
  await socketToo(trial, server);
}

/** Why the restore stops the socket as well. */
async function socketToo(trial: Trial, server: Server): Promise<void> {
  await server.must('systemctl stop gunicorn.service');
  trial.check('the service alone stopped: a visitor', (await server.get('/readyz')).status, 200);
  trial.check('and the service is', await server.state('gunicorn.service'), 'active');
}
