import type { Trial } from '../records/trial.ts';
import { reloadNginx } from '../server/nginx.ts';
import { upstreamRequest } from '../server/upstream-request.ts';
import { project } from '../values.ts';

const snippet = `/etc/nginx/snippets/${project}.conf`;

/** What nginx writes into the socket with the site's two lines and by its own defaults. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  const said = async () => {
    const head = await upstreamRequest(server, () => server.get('/whoami/', '', { recorded: true }));
    trial.step({ prompt: '>', command: 'what nginx wrote into the socket', status: 0, output: head });
    return {
      version: /HTTP\/[\d.]+/.exec(head)?.[0],
      connection: /^Connection: (.*)$/m.exec(head)?.[1] ?? 'no header',
    };
  };
  trial.check('with the lines of the site', await said(), { version: 'HTTP/1.1', connection: 'close' });
  await server.edit(snippet, 'proxy_http_version 1.1;\n', '');
  await server.edit(snippet, 'proxy_set_header Connection $connection_upgrade;\n', '');
  await reloadNginx(server);
  const defaults = {
    'debian-13': { version: 'HTTP/1.0', connection: 'close' },
    'debian-testing': { version: 'HTTP/1.1', connection: 'no header' },
  };
  trial.check('without them', await said(), defaults[trial.kind.host]);
}
