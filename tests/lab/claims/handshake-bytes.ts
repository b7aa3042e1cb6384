import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';

const cookie = 'Cookie: name=Müller';
const echoed = { status: 101, echo: 'hello' };
const refused = { status: 403 };
/** Half of `graceful_timeout`, in seconds: a stop that waits for a connection takes longer. */
const half = 15;

/** Handshakes that any stranger can send, and the stop after them beside a stop before them. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  trial.check('ASCII alone', await server.handshake('/ws/echo/'), echoed);
  await stop(trial, server, 'stop-before');

  await server.ready();
  const broken = { status: 502 };
  for (const encoding of ['utf-8', 'latin-1'] as const) {
    const asked = (path: string) => server.handshake(path, { line: cookie, encoding });
    trial.check(`a name in ${encoding}`, await asked('/ws/echo/'), trial.previous ? broken : echoed);
    trial.check(`the same on an unknown path`, await asked('/ws/other/'), trial.previous ? broken : refused);
  }
  trial.check('ASCII alone, after them', await server.handshake('/ws/echo/'), echoed);
  await stop(trial, server, 'stop-after');
  const journal = await server.journal();
  trial.check('a traceback in the journal', journal.includes('Traceback'), trial.previous);
  const waited = journal.includes('Waiting for connections to close');
  trial.check('a worker that waited for a connection', waited, trial.previous);
}

/** Stops the service; the next request starts it again. */
async function stop(trial: Trial, server: Server, figure: string): Promise<void> {
  const began = performance.now();
  await server.must('systemctl stop gunicorn.service');
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  if (trial.previous && figure === 'stop-after') trial.checkAtLeast(`${figure}, in seconds`, seconds, half);
  else trial.checkAtMost(`${figure}, in seconds`, seconds, half);
  trial.figure(figure, seconds, 's');
}
