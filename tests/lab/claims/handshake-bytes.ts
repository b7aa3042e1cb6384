import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';

const cookie = 'Cookie: name=Müller';
const echoed = { status: 101, echo: 'hello' };
const refused = { status: 403 };
/** Half of `graceful_timeout`, in seconds: a stop that waits for a connection lasts that long. */
const most = 15;

/** Handshakes that any stranger can send, and the stop after them beside a stop before them. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  trial.check('ASCII alone', await server.handshake('/ws/echo/'), echoed);
  await stop(trial, server, 'stop-before');

  await server.ready();
  for (const encoding of ['utf-8', 'latin-1'] as const) {
    const header = { line: cookie, encoding };
    trial.check(`a name in ${encoding}`, await server.handshake('/ws/echo/', header), echoed);
    trial.check(`a name in ${encoding}, on an unknown path`, await server.handshake('/ws/other/', header), refused);
  }
  trial.check('ASCII alone, after them', await server.handshake('/ws/echo/'), echoed);
  await stop(trial, server, 'stop-after');
  const journal = await server.journal();
  trial.check('a traceback in the journal', journal.includes('Traceback'), false);
  trial.check('a worker that waited for a connection', journal.includes('Waiting for connections to close'), false);
}

/** Stops the service; the next request starts it again. */
async function stop(trial: Trial, server: Server, figure: string): Promise<void> {
  const began = performance.now();
  await server.must('systemctl stop gunicorn.service');
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  trial.checkAtMost(`${figure}, in seconds`, seconds, most);
  trial.figure(figure, seconds, 's');
}
