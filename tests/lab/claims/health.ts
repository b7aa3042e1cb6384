import { commandsOf } from '../rehearsals/chapter.ts';
import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import { stateDir } from '../values.ts';

const database = `${stateDir}/db.sqlite3`;

/** Both questions, with the database there and moved away; then the ways to ask. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot(['base']);
  await server.ready();
  trial.check('as shipped', await both(server), ['200 ok', '200 ready']);
  const { arbiter } = await server.processes();
  await server.must(`mv ${database} /root/`);
  trial.check('without the database', await both(server), ['200 ok', '503 no database']);
  await server.must(`mv /root/db.sqlite3 ${database}`);
  trial.check('with the database again', await both(server), ['200 ok', '200 ready']);
  trial.check('and nothing was restarted', (await server.processes()).arbiter, arbiter);

  const ways = commandsOf('operations#health-three-ways');
  for (const { text } of ways) trial.check(text, (await server.sh(text)).output, 'ready');
  trial.check('by address', (await server.get('http://127.0.0.1/readyz')).status, 0);

  const secured = await trial.boot();
  await secured.ready();
  const past = (path: string) =>
    secured.sh(
      `runuser -u www-data -- curl -sS -o /dev/null -w '%{http_code}' --unix-socket /run/gunicorn.sock http://localhost${path}`,
    );
  for (const path of ['/healthz', '/readyz'])
    trial.check(`with TLS, ${path} at the socket`, (await past(path)).output, '200');
  trial.check('with TLS, another page at the socket', (await past('/')).output, '301');
}

async function both(server: Server): Promise<string[]> {
  const answers = [
    await server.get('/healthz', '', { recorded: true }),
    await server.get('/readyz', '', { recorded: true }),
  ];
  return answers.map(({ status, body }) => `${status} ${body}`);
}
