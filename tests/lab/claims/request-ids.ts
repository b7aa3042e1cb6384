import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import { project } from '../values.ts';

const forged = 'f'.repeat(32);

export default async function (trial: Trial): Promise<void> {
  const wsgi = await trial.boot(['base']);
  const { id, journal } = await ask(trial, wsgi);
  trial.check('WSGI: lines of the journal with this id', withText(journal, id).length, 1);
  trial.checkText('WSGI: the line of the journal', withText(journal, id)[0] ?? '', '"GET /files/999/ HTTP/1.1" 404');

  const asgi = await trial.boot();
  const under = await ask(trial, asgi);
  trial.check('ASGI: lines of the journal with this id', withText(under.journal, under.id).length, 0);
  trial.check('ASGI: lines of the journal about the request', withText(under.journal, '"GET /files/999/').length, 1);
}

/** One request with an id of the visitor's own, and what nginx's log and the journal say of it. */
async function ask(trial: Trial, server: Server): Promise<{ id: string; journal: string }> {
  await server.ready();
  await server.get('/files/999/', `-H 'X-Request-ID: ${forged}'`, { recorded: true });
  const access = await server.sh(`grep 'GET /files/999/' /var/log/nginx/${project}.access.log`);
  trial.check('lines of nginx', access.output.split('\n').length, 1);
  const id = /request_id=([0-9a-f]{32}) /.exec(access.output)?.[1] ?? 'none';
  trial.check("the visitor's id in it", id === forged, false);
  await server.sh(`journalctl -b -u gunicorn.service -o cat --no-pager -g '${id}|GET /files/999/'`);
  return { id, journal: await server.journal() };
}

function withText(lines: string, text: string): string[] {
  return lines.split('\n').filter((line) => line.includes(text));
}
