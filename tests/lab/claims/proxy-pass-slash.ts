import type { Drill } from '../drill.ts';
import { reloadNginx } from '../nginx.ts';
import type { Server } from '../server.ts';

const snippet = '/etc/nginx/snippets/mechsimvault.conf';
const last = 'location / {\n';

/** The same location with and without a path in `proxy_pass`; Gunicorn's access line shows what arrived. */
export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  await server.ready();
  await server.edit(snippet, last, `location /a/ {\n    proxy_pass http://mechsimvault;\n}\n\n${last}`);
  await reloadNginx(server);
  drill.check('without a slash: /a/x%2Fy', await arrived(server, '/a/x%2Fy'), '/a/x%2Fy');
  drill.check('without a slash: /a/../a//x', await arrived(server, '/a/../a//x'), '/a/../a//x');

  await server.edit(
    snippet,
    'location /a/ {\n    proxy_pass http://mechsimvault;',
    'location /a/ {\n    proxy_pass http://mechsimvault/;',
  );
  await reloadNginx(server);
  drill.check('with the slash: /a/x%2Fy', await arrived(server, '/a/x%2Fy'), '/x/y');
  drill.check('with the slash: /a/../a//x', await arrived(server, '/a/../a//x'), '/x');
  drill.check('with the slash: /a/b%20c?d=%2F', await arrived(server, '/a/b%20c?d=%2F'), '/b%20c?d=%2F');
}

/** The URL in the newest access line of the worker. */
async function arrived(server: Server, url: string): Promise<string | undefined> {
  await server.get(url, '', { recorded: true });
  const line = await server.must('journalctl -u gunicorn.service -o cat -n 1');
  return /"GET (\S+) HTTP\/1\.1"/.exec(line)?.[1];
}
