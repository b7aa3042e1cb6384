import type { Trial } from '../records/trial.ts';
import { upload } from '../server/form.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';
import { codeDir, domain, project } from '../values.ts';

const visitors = 80;
const views = `${codeDir}/current/vault/views.py`;
const snippet = `/etc/nginx/snippets/${project}.conf`;
const accel = 'return HttpResponse(\n        content_type="application/octet-stream",';

/** Slow readers of a large file: sent by nginx, sent by a worker through nginx's buffers, and sent without them. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  await server.must('truncate -s 20M /root/large');
  await upload(server, '/root/large');
  await server.must(slow(visitors));
  await until('Django to have said yes to all', async () => (await answered(server)) === visitors);
  trial.check('downloads that go on', await going(server), visitors);
  trial.check('busy workers meanwhile', await busy(server), 0);
  trial.check('the site meanwhile', (await server.get('/')).status, 200);
  trial.figure('downloads', visitors);
  await server.must('pkill curl');

  await server.edit(views, accel, `return FileResponse(\n        stored.file.open(),`);
  await server.edit(views, 'import HttpResponse, JsonResponse', 'import FileResponse, HttpResponse, JsonResponse');
  await server.edit(views, '            "X-Accel-Redirect": "/protected-media/" + quote(stored.file.name),\n', '');
  await server.must('systemctl restart gunicorn.service');
  await server.ready();
  const few = trial.workers;
  await server.must(slow(few));
  await until('the workers to be done', async () => (await answered(server)) === visitors + few);
  trial.check('a worker sends, nginx buffers: downloads that go on', await going(server), few);
  trial.check('busy workers meanwhile', await busy(server), 0);
  await server.must('pkill curl');

  await server.edit(snippet, 'server_tokens off;', 'server_tokens off;\nproxy_buffering off;');
  await reloadNginx(server);
  await server.must(slow(few));
  await until('all workers to be busy', async () => (await busy(server)) === few);
  trial.check('a worker sends, nginx does not buffer: busy workers', await busy(server), few);
  trial.check('the site meanwhile', (await server.get('/', '--max-time 3')).status, 0);
  await server.must('pkill curl');
  await until('the site to be back', async () => (await server.get('/', '--max-time 3')).status === 200);
}

/** Visitors who read 10 kB a second. */
function slow(count: number): string {
  return `for i in $(seq ${count}); do curl -s --limit-rate 10k -o /dev/null http://${domain}/files/1/ & done > /dev/null 2>&1`;
}

async function going(server: Server): Promise<number> {
  return Number((await server.ask('pgrep -xc curl')).output);
}

/** Access lines of workers about the download: each was free again when it wrote one. */
async function answered(server: Server): Promise<number> {
  return (await server.journal()).match(/"GET \/files\/1\/ HTTP\/1\.1" 200/g)?.length ?? 0;
}

/** Connections that a worker has taken out of the queue. */
async function busy(server: Server): Promise<number> {
  return Number((await server.ask("ss -xpH state established src /run/gunicorn.sock | grep -c 'users:'")).output);
}
