import type { Trial } from '../records/trial.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { project, staticDir } from '../values.ts';

const types = '    gzip_types text/css text/javascript application/javascript application/json image/svg+xml;\n';

/** One style sheet and one script of the admin, asked for with and without gzip. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  for (const kind of ['css', 'js']) {
    const [path = ''] = (await server.must(`cd ${staticDir} && ls admin/${kind}/*.????????????.${kind}`)).split('\n');
    const small = await sent(server, path, 'gzip');
    trial.check(`${kind}, gzip accepted`, [small.encoding, small.vary], ['gzip', 'Accept-Encoding']);
    const whole = await sent(server, path, 'identity');
    trial.check(`${kind}, gzip not accepted`, whole.encoding, undefined);
    trial.checkAtMost(`${kind}, compressed, in hundredths of the file`, (100 * small.bytes) / whole.bytes, 60);
    trial.figure(kind, whole.bytes, 'bytes');
    trial.figure(`${kind}-compressed`, small.bytes, 'bytes');
  }
  await server.edit(`/etc/nginx/snippets/${project}.conf`, types, '');
  await reloadNginx(server);
  const [path = ''] = (await server.must(`cd ${staticDir} && ls admin/css/*.????????????.css`)).split('\n');
  trial.check('without the line', (await sent(server, path, 'gzip')).encoding, undefined);
}

async function sent(server: Server, path: string, encoding: string) {
  const { headers } = await server.get(`/static/${path}`, `-o /dev/null -D - -H 'Accept-Encoding: ${encoding}'`);
  const size = `curl -sS -o /dev/null -w '%{size_download}' -H 'Accept-Encoding: ${encoding}' http://mechsimvault.example/static/${path}`;
  return {
    encoding: headers['content-encoding'],
    vary: headers['vary'],
    bytes: Number(await server.must(size)),
  };
}
