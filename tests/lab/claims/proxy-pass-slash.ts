import type { Trial } from '../records/trial.ts';
import { checkLate } from '../server/late-line.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { project } from '../values.ts';

const snippet = `/etc/nginx/snippets/${project}.conf`;
const last = 'location / {\n';

/** The same location with and without a path in `proxy_pass`; Gunicorn's access line shows what arrived. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  await check(trial, server, 'as shipped', '/x%2Fy', '/x%2Fy');
  await server.edit(snippet, last, `location /a/ {\n    proxy_pass http://${project};\n}\n\n${last}`);
  await reloadNginx(server);
  await check(trial, server, 'without a slash', '/a/x%2Fy', '/a/x%2Fy');
  await check(trial, server, 'without a slash', '/a/../a//x', '/a/../a//x');

  await server.edit(
    snippet,
    `location /a/ {\n    proxy_pass http://${project};`,
    `location /a/ {\n    proxy_pass http://${project}/;`,
  );
  await reloadNginx(server);
  await check(trial, server, 'with the slash', '/a/x%2Fy', '/x/y');
  await check(trial, server, 'with the slash', '/a/../a//x', '/x');
  await check(trial, server, 'with the slash', '/a/b%20c?d=%2F', '/b%20c?d=%2F');
}

/** Asks for a URL and looks into the newest access line of a worker for what arrived. */
async function check(trial: Trial, server: Server, says: string, url: string, arrives: string): Promise<void> {
  await server.get(url, '', { recorded: true });
  const line = () => server.must('journalctl -u gunicorn.service -o cat -n 1');
  await checkLate(trial, `${says}: ${url}`, line, `"GET ${arrives} HTTP/1.1"`);
}
