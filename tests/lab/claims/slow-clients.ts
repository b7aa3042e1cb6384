import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';
import { domain } from '../values.ts';

const many = 8;
const impatient = '--max-time 3';
/** `client_header_timeout`, in s; the connection ends within one more. */
const headersEnd = 15;

/** Half-sent forms, first at nginx, then at the workers themselves. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  await server.during('hold', [80, many], async () => {
    trial.check('the site, while nginx holds the forms', await statuses(server), [200, 200, 200]);
  });

  if (trial.onReference) await unfinished(trial, server);

  await server.write('/etc/systemd/system/gunicorn.socket.d/direct.conf', '[Socket]\nListenStream=127.0.0.1:8000\n');
  await server.must('systemctl daemon-reload && systemctl stop gunicorn.service && systemctl restart gunicorn.socket');
  await server.ready();
  trial.check('the port past nginx', (await server.get('http://localhost:8000/healthz')).status, 200);
  await server.during('hold', [8000, many], async () => {
    const waiting = String(many - trial.workers);
    await until('all workers to hold a form', async () => (await queue(server)) === waiting);
    trial.check('the site, while its workers hold the forms', await statuses(server), [0, 0, 0]);
  });
  await until('an answer after the forms were closed', async () => (await statuses(server, 1))[0] === 200);
  trial.check('the site, when the forms are closed', await statuses(server), [200, 200, 200]);
  trial.figure('held', many, 'half-sent forms');
}

/** Headers that never end, of a visitor whose name for the site is not read yet. */
async function unfinished(trial: Trial, server: Server): Promise<void> {
  const { output } = await server.sh(
    `exec 3<>/dev/tcp/127.0.0.1/80; printf 'GET / HTTP/1.1\r\nHost: ${domain}\r\n' >&3; SECONDS=0; timeout 30 cat <&3; echo "$SECONDS"`,
    40_000,
  );
  const seconds = Number(output.split('\n').at(-1));
  trial.checkAtLeast('headers that never end: s until nginx closes', seconds, headersEnd - 1);
  trial.checkAtMost('headers that never end: s at most', seconds, headersEnd + 1);
}

/** Connections that wait at the port for a worker. */
async function queue(server: Server): Promise<string> {
  return (await server.ask("ss -ltnH src 127.0.0.1:8000 | awk '{ print $2 }'")).output;
}

/** Answers one after another; 0 for none within three seconds. */
async function statuses(server: Server, times = 3): Promise<number[]> {
  const answers: number[] = [];
  for (let i = 0; i < times; i += 1) answers.push((await server.get('/healthz', impatient)).status);
  return answers;
}
