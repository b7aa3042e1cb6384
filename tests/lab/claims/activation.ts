import type { Trial } from '../records/trial.ts';
import { configureGunicorn } from '../server/gunicorn.ts';
import { listeningSocket } from '../server/listening-socket.ts';

const holds = 'ss -xlp src /run/gunicorn.sock';

/** Looks at a server before and after its first request, and then gives Gunicorn a `bind` that it must ignore. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  trial.check('the socket unit after boot', await server.state('gunicorn.socket'), 'active');
  trial.check('the service after boot', await server.state('gunicorn.service'), 'inactive');
  trial.check('processes of Gunicorn before the first request', (await server.sh('pgrep -c gunicorn')).output, '0');
  await server.sh(holds);
  const before = await listeningSocket(server);
  trial.check('who holds the listening socket', before.holders, [{ name: 'systemd', pid: 1 }]);
  trial.check('longest queue before', before.longest, 4096);

  const first = await server.get('/healthz', '', { recorded: true });
  trial.check('the first request', first.status, 200);
  trial.check('the service after it', await server.state('gunicorn.service'), 'active');

  await server.ready();
  const { arbiter, workers } = await server.processes();
  await server.sh(holds);
  const after = await listeningSocket(server);
  const all = [1, arbiter, ...workers].toSorted((a, b) => a - b);
  trial.check(
    'who holds it now: process 1, the arbiter, the workers',
    after.holders.map(({ pid }) => pid),
    all,
  );
  trial.check('longest queue after', after.longest, trial.previous ? 2048 : 4096);

  await configureGunicorn(server, 'bind = "0.0.0.0:8000"');
  trial.check('what listens on port 8000', (await server.sh('ss -ltnH sport = :8000')).output, '');
  trial.checkText(
    'where Gunicorn says it listens',
    await server.journal(),
    trial.own('Listening at: unix:/run/gunicorn.sock'),
  );
}
