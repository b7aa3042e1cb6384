import type { Trial } from '../records/trial.ts';
import { trusting } from '../server/form.ts';
import { restartGunicorn } from '../server/gunicorn.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

const environment = `/etc/${project}/${project}.env`;
const pages = ['/slow/?s=0', '/slow-async/?s=0', '/whoami/', '/upload/', '/files/1/'];
const closed = [404, 404, 404, '/admin/login/?next=/upload/', '/admin/login/?next=/files/1/'];

/** The pages of the guide's own application, as a stranger finds them: as shipped for TLS, without the line, and on. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  trial.check('as shipped', await found(server), closed);
  await server.edit(environment, 'DJANGO_REHEARSAL=off\n', '');
  await restartGunicorn(server);
  trial.check('without the line', await found(server), closed);
  await server.must(`echo DJANGO_REHEARSAL=on >> ${environment}`);
  await restartGunicorn(server);
  trial.check('on', await found(server), [200, 200, 200, 405, 404]);
}

/** The status of each page, or where it leads to. */
async function found(server: Server): Promise<(number | string)[]> {
  const answers = [];
  for (const path of pages) {
    const { status, headers } = await server.get(`https://${domain}${path}`, trusting);
    answers.push(headers['location'] ?? status);
  }
  return answers;
}
