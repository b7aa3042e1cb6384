import type { Trial } from '../records/trial.ts';
import { upload } from '../server/form.ts';
import type { Server } from '../server/server.ts';
import { codeDir, project } from '../values.ts';

const source = `${codeDir}/src`;

/** The same server with the other lock, and back again. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  await server.must('echo one > /root/one.csv && echo two > /root/two.csv');
  await upload(server, '/root/one.csv');
  const newest = await version(server);

  await server.must(`cp ${source}/requirements-5.2.txt ${source}/requirements.txt`);
  await server.must(`${project}-deploy`, 120_000);
  const longTerm = await version(server);
  trial.checkText('the release now has Django', longTerm, /^5\.2\.\d+$/);
  trial.checkText('the page', (await server.get('/')).body, 'one.csv');
  trial.checkText('and its style sheet', (await server.get('/')).body, /vault\.[0-9a-f]{12}\.css/);
  trial.check('an upload', (await upload(server, '/root/two.csv')).status, 302);
  const file = await server.get('/files/2/');
  trial.check('its download', [file.status, file.body.trim()], [200, 'two']);
  trial.check('the login of the admin', (await server.get('/admin/login/')).status, 200);

  await server.must(`${project}-deploy rollback`, 120_000);
  trial.check('after a rollback the release has Django', await version(server), newest);
  trial.check('and a file of the time between', (await server.get('/files/2/')).status, 200);
  trial.figure('newest', newest);
  trial.figure('long-term', longTerm);
}

/** Of the interpreter that the running service uses. */
async function version(server: Server): Promise<string> {
  const python = '$(readlink /proc/$(systemctl show -P MainPID gunicorn.service)/cwd)/venv/bin/python';
  return server.must(`${python} -m django --version`);
}
