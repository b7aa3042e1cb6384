import { commandsOf } from '../rehearsals/chapter.ts';
import type { Drill } from '../records/trial.ts';
import { upload } from '../server/form.ts';
import type { Server } from '../server/server.ts';

const state = '/var/lib/mechsimvault';

/** The chapter's commands: save, lose everything, restore, click a download. */
export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  await server.ready();
  await server.must("head -c 300000 /dev/urandom > '/root/beam.csv'");
  await upload(server, '/root/beam.csv');
  const [day = '', ...save] = commandsOf('operations#backup').map(({ text }) => text);
  const saved = await server.must([day, ...save].join('\n'));
  drill.check('the check of the copy', saved, 'ok');
  drill.check('a second backup on the same day', (await server.sh([day, ...save.slice(0, 1)].join('\n'))).status, 1);

  await server.must('echo later > /root/later.csv');
  await upload(server, '/root/later.csv');
  await server.must(`printf broken > ${state}/db.sqlite3 && rm -r ${state}/media/*`);
  drill.check('with both lost', (await server.get('/readyz')).status, 503);
  const restored = await server.must(
    [day.split(';')[0], ...commandsOf('operations#restore').map(({ text }) => text)].join('\n'),
  );
  drill.check('after the restore', restored.split('\n').at(-1), 'ready');

  await server.must('curl -sS --fail -o /root/back http://mechsimvault.example/files/1/');
  drill.check('a download, byte for byte', (await server.sh('cmp /root/back /root/beam.csv')).status, 0);
  drill.check('what came after the backup', (await server.get('/files/2/')).status, 404);
  drill.check(
    'owner and mode of the database',
    await server.must(`stat -c '%U %a' ${state}/db.sqlite3`),
    drill.own('-o mechsimvault').slice(3) + ' 600',
  );
  drill.check('a new upload', (await upload(server, '/root/later.csv')).status, 302);
  await socketToo(drill, server);
}

/** Why the restore stops the socket as well. */
async function socketToo(drill: Drill, server: Server): Promise<void> {
  await server.must('systemctl stop gunicorn.service');
  drill.check('the service alone stopped: a visitor', (await server.get('/readyz')).status, 200);
  drill.check('and the service is', await server.state('gunicorn.service'), 'active');
}
