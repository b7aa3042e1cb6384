import type { Trial } from '../records/trial.ts';
import { upload } from '../server/form.ts';
import { project, stateDir, user } from '../values.ts';

const media = `${stateDir}/media`;
const environment = `/etc/${project}/${project}.env`;
/** Ways to a file beside the public folder, and to the database above it. */
const ways = [
  '/media/hidden.html',
  '/media/../hidden.html',
  '/media/%2e%2e/hidden.html',
  '/media/public/../../hidden.html',
  '/media../hidden.html',
  '/media/../../db.sqlite3',
];

/** A public file and a private one; then an application whose uploads are public. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  for (const path of ['public/seen.html', 'hidden.html'])
    await server.must(`install -m 0640 --owner=root --group=$(stat -c %G ${media}) /etc/hostname ${media}/${path}`);
  const seen = await server.get('/media/seen.html', '', { recorded: true });
  trial.check('a public file', seen.status, 200);
  trial.check('its policy', seen.headers['content-security-policy'], "default-src 'none'; sandbox");
  for (const way of ways) {
    const { status } = await server.get(way, '', { recorded: true });
    trial.check(`${way} is refused`, [400, 404].includes(status), true);
  }
  trial.check('the folder itself', (await server.get('/media/')).status, 403);
  await server.must(`runuser -u ${user} -- ln -s /etc/hostname ${media}/public/linked.html`);
  const linked = await server.get('/media/linked.html', '', { recorded: true });
  trial.check("a link of the application to another account's file", linked.status, 403);

  await server.must(`sed -i 's|^DJANGO_MEDIA_ROOT=.*|DJANGO_MEDIA_ROOT=${media}/public|' ${environment}`);
  await server.must('systemctl restart gunicorn.service');
  await server.must('printf picture > /root/picture.txt');
  trial.check('an upload', (await upload(server, '/root/picture.txt')).status, 302);
  const path = (await server.must(`cd ${media}/public && find . -name 'picture*' -printf '%P'`)).trim();
  const shown = await server.get(`/media/${path}`, '', { recorded: true });
  trial.check('it is public', [shown.status, shown.body], [200, 'picture']);
}
