import type { Trial } from '../records/trial.ts';
import { openForm } from '../server/form.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

const guesses = 30;
/** One at once, and ten more that the burst lets through. */
const allowed = 11;
const other = '/accounts/login/';

/** Somebody who tries passwords, and a visitor beside. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  const limited = await guess(server);
  trial.check('attempts by status', limited.statuses, { 200: allowed, 429: guesses - allowed });
  trial.check('the form after that', (await server.get('/admin/login/')).status, 200);
  for (let i = 0; i < allowed; i += 1) await server.get(other, '-X POST');
  trial.check('attempts at another address count as well', (await server.get(other, '-X POST')).status, 429);
  trial.checkText(
    'the error log',
    (await server.sh(`grep -m 1 limiting /var/log/nginx/${project}.error.log`)).output,
    'limiting requests, excess: ',
  );
  await server.edit(
    `/etc/nginx/snippets/${project}.conf`,
    `    limit_req zone=${project}-login burst=10 nodelay;\n`,
    '',
  );
  await reloadNginx(server);
  const open = await guess(server);
  // On a busy machine the last of them wait longer for Django than nginx does: that is no refusal, but the same harm.
  trial.check('without the line: attempts that are refused', open.statuses['429'] ?? 0, 0);
  trial.check(
    'without the line: what else they end with',
    (open.statuses['200'] ?? 0) + (open.statuses['504'] ?? 0),
    guesses,
  );
  trial.checkAtLeast('and the visitor waits longer, in ms', open.visitorMs - limited.visitorMs, 100);
  trial.figure('guesses', guesses, 'attempts');
  trial.figure('allowed', allowed, 'attempts');
  trial.figure('visitor-limited', limited.visitorMs, 'ms');
  trial.figure('visitor-open', open.visitorMs, 'ms');
}

/** All guesses at once, and a visitor who comes a moment after them. */
async function guess(server: Server): Promise<{ statuses: Record<string, number>; visitorMs: number }> {
  const { token, cookie } = await openForm(server, '/admin/login/');
  await server.must(`printf 'csrfmiddlewaretoken=${token}&username=root&password=guess' > /root/form`);
  const one = `curl -sS -o /dev/null -w '%{http_code}\\n' -b '${cookie}' --data-binary @/root/form http://${domain}/admin/login/`;
  const visitor = `sleep 0.2; curl -sS -o /dev/null -w 'visitor %{time_total}\\n' http://${domain}/healthz`;
  const { output } = await server.sh(`for i in $(seq ${guesses}); do ${one} & done; ${visitor} & wait`);
  const lines = output.split('\n');
  const statuses = lines.filter((line) => /^\d{3}$/.test(line));
  return {
    statuses: Object.fromEntries(
      [...new Set(statuses)].map((it) => [it, statuses.filter((other) => other === it).length]),
    ),
    visitorMs: Math.round(Number(/visitor (.*)/.exec(output)?.[1]) * 1000),
  };
}
