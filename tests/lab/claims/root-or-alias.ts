import type { Trial } from '../records/trial.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { project, staticDir } from '../values.ts';

const snippet = `/etc/nginx/snippets/${project}.conf`;
const shipped = `location /static/ {\n    alias ${staticDir}/;`;

/** The table of the chapter. For a name that is nowhere, nginx's error log says which file it tried to open. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const folder = trial.own(staticDir);
  const above = folder.replace(/\/[^/]+$/, '');
  const rows: [location: string, directive: string, opens: string, right: boolean][] = [
    ['/static/', `alias ${folder}/;`, `${folder}/`, true],
    ['/static/', `root ${above};`, `${above}/static/`, folder === `${above}/static`],
    ['/static/', `root ${folder}/;`, `${folder}/static/`, false],
    ['/static/', `alias ${folder};`, folder, false],
    ['/static', `alias ${folder}/;`, `${folder}//`, true],
  ];
  let now = trial.own(shipped);
  for (const [location, directive, opens, right] of rows) {
    const next = `location ${location} {\n    ${directive}`;
    if (next !== now) await exchange(server, now, next);
    now = next;
    const says = `location ${location} with ${directive}`;
    trial.check(`${says} opens`, await opened(server), `${opens}vault/none.css`);
    trial.check(`${says} answers`, (await server.get('/static/vault/vault.css')).status, right ? 200 : 404);
  }
}

async function exchange(server: Server, was: string, now: string): Promise<void> {
  await server.edit(snippet, was, now);
  await reloadNginx(server);
}

/** The path in the newest line of the error log. */
async function opened(server: Server): Promise<string | undefined> {
  await server.get('/static/vault/none.css', '', { recorded: true });
  const line = await server.must(`tail -n 1 /var/log/nginx/${project}.error.log`);
  return /open\(\) "([^"]+)" failed \(2: No such file or directory\)/.exec(line)?.[1];
}
