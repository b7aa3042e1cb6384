import type { Trial } from '../records/trial.ts';
import { checkLate } from '../server/late-line.ts';
import type { Server } from '../server/server.ts';
import { upstreamRequest } from '../server/upstream-request.ts';
import { domain } from '../values.ts';

const forged = [
  'X-Forwarded-Proto: https',
  'X-Forwarded-For: 198.51.100.66',
  'X-Request-ID: mine',
  'X_Forwarded_Proto: https',
];
const lies = forged.map((line) => `-H '${line}'`).join(' ');

/** A visitor who lies, through nginx and past it. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  trial.checkText(
    'through nginx Django believes',
    (await server.get('/whoami/', lies, { recorded: true })).body,
    '"scheme": "http",',
  );
  const line = () => server.must('journalctl -u gunicorn.service -o cat -n 1');
  await checkLate(trial, 'the journal names the real address', line, /^127\.0\.0\.1 "GET \/whoami\/ HTTP\/1\.1" 200 /);
  await checkLate(trial, "and nginx's own id", line, /request_id=[0-9a-f]{32} /);

  const head = await upstreamRequest(server, () => server.get('/whoami/', lies, { recorded: true }));
  trial.step({ prompt: '>', command: 'what nginx wrote into the socket', status: 0, output: head });
  const told = head
    .replace(/(X-Request-ID: )[0-9a-f]{32}/, '$1(random)')
    .replace(/curl\/\S+/, 'curl')
    .split('\n');
  trial.check('nginx writes', told, [
    'GET /whoami/ HTTP/1.1',
    `Host: ${trial.own(domain)}`,
    'X-Forwarded-For: 127.0.0.1',
    'X-Forwarded-Proto: http',
    'X-Request-ID: (random)',
    'Connection: close',
    'User-Agent: curl',
    'Accept: */*',
  ]);

  await server.ready();
  trial.checkText(
    'past nginx, as www-data, Django believes',
    (await past(server, 'www-data')).output,
    '"scheme": "https"',
  );
  trial.checkText(
    'past nginx, the spelling with underscores',
    (await past(server, 'www-data', 'X_Forwarded_Proto')).output,
    '"scheme": "http",',
  );
  const nobody = await past(server, 'nobody');
  trial.check('past nginx, as anybody else, curl ends with', nobody.status, 7);
}

function past(server: Server, user: string, header = 'X-Forwarded-Proto'): Promise<{ status: number; output: string }> {
  return server.sh(
    `runuser -u ${user} -- curl -sS --unix-socket /run/gunicorn.sock -H '${header}: https' http://localhost/whoami/`,
  );
}
