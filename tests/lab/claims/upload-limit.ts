import type { Trial } from '../records/trial.ts';
import { openForm, upload } from '../server/form.ts';
import type { Server } from '../server/server.ts';
import { project, stateDir } from '../values.ts';

const limit = 100 * 1024 * 1024;

/** Bodies of exactly the limit and of one byte more; then a file of exactly the limit, in its wrapping. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  trial.check('a body of exactly 100m', await send(server, limit), 302);
  const stored = await server.must(`stat -c %s ${stateDir}/media/*/*/exact`);
  trial.checkAtLeast('the file that was saved', Number(stored), limit - 1000);
  trial.check('a body of one byte more', await send(server, limit + 1), 413);
  trial.checkText(
    'the log counts it',
    await tail(server),
    `client intended to send too large body: ${limit + 1} bytes`,
  );

  await server.must(`truncate -s ${limit} /root/big`);
  trial.check('a file of exactly 100m', (await upload(server, '/root/big')).status, 413);
  const wrapped = Number(/too large body: (\d+) bytes/.exec(await tail(server))?.[1]);
  trial.checkAtLeast('bytes of the wrapping', wrapped - limit, 1);
  trial.figure('limit', limit, 'bytes');
  trial.figure('wrapping', wrapped - limit, 'bytes');
  trial.check('no worker was asked', (await server.journal('-g "POST"')).split('\n').length, 1);
}

/** Posts a form whose whole body has a given size. */
async function send(server: Server, size: number): Promise<number> {
  const { token, cookie } = await openForm(server);
  const field = (name: string) => `--cut\\r\\nContent-Disposition: form-data; name="${name}"`;
  const head = `${field('csrfmiddlewaretoken')}\\r\\n\\r\\n${token}\\r\\n${field('file')}; filename="exact"\\r\\n\\r\\n`;
  await server.must(`printf -- '${head}' > /root/body && printf -- '\\r\\n--cut--\\r\\n' > /root/foot`);
  await server.must(
    `head -c $((${size} - $(stat -c %s /root/body) - $(stat -c %s /root/foot))) /dev/zero >> /root/body && cat /root/foot >> /root/body`,
  );
  const form = `-H 'Expect:' -b '${cookie}' -H 'Content-Type: multipart/form-data; boundary=cut'`;
  return (await server.get('/upload/', `${form} --data-binary @/root/body`, { recorded: true })).status;
}

async function tail(server: Server): Promise<string> {
  return server.must(`tail -n 1 /var/log/nginx/${project}.error.log`);
}
