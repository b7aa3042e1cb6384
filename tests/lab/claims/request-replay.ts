import type { Variant } from '../../../src/shared/variants.ts';
import type { Trace } from '../../../src/shared/evidence.ts';
import type { Trial } from '../records/trial.ts';
import { configureGunicorn } from '../server/gunicorn.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { message, millisecondsFrom, upstreamHeads, visit, workedOn, type Seen, type Worked } from '../server/trace.ts';
import { domain, project, staticDir } from '../values.ts';

const errorLog = `error_log /var/log/nginx/${project}.error.log`;
const servers = {
  wsgi: '    server unix:/run/gunicorn.sock;\n',
  asgi: '    server unix:/run/gunicorn.sock max_fails=0;\n    server unix:/run/gunicorn.sock max_fails=0;\n',
};

export default async function (trial: Trial): Promise<void> {
  await record(trial, await trial.boot(['base']), 'wsgi');
  await record(trial, await trial.boot(), 'asgi');
}

/** The visitor's address: another than that of nginx, so that the two can be told apart. */
const visitor = '203.0.113.9';

/** How often a request is followed; the one of middle duration is kept. */
const attempts = 3;

/** Follows a request over the socket path and then over a port; a static file besides, which asks no application. */
async function record(trial: Trial, server: Server, app: Variant): Promise<void> {
  await server.must(`ip address add ${visitor}/32 dev lo && sed -i '/${domain}/s/^127.0.0.1/${visitor}/' /etc/hosts`);
  await server.edit(`/etc/nginx/snippets/${project}.conf`, `${errorLog};`, `${errorLog} debug;`);
  await reloadNginx(server);
  await configureGunicorn(server, 'exec(open("/opt/lab/trace.py").read())');
  await follow(trial, server, app, 'socket', 0);
  if (app === 'wsgi') await followStatic(trial, server);
  await server.edit(
    '/etc/systemd/system/gunicorn.socket',
    'ListenStream=/run/gunicorn.sock',
    'ListenStream=127.0.0.1:8000',
  );
  await server.edit(
    `/etc/nginx/conf.d/${project}.conf`,
    servers[app],
    servers[app].replaceAll('unix:/run/gunicorn.sock', '127.0.0.1:8000'),
  );
  await server.must('systemctl daemon-reload && systemctl restart gunicorn.socket');
  await reloadNginx(server);
  await server.ready();
  await follow(trial, server, app, 'tcp', attempts);
}

interface Followed {
  seen: Seen;
  worked: Worked & { line: string };
}

/** @param before - requests that were followed on this server before. */
async function follow(trial: Trial, server: Server, app: Variant, via: string, before: number): Promise<void> {
  await warm(server);
  const all: Followed[] = [];
  for (let count = 1; count <= attempts; count++) {
    const seen = await visit(server, '/whoami/', { logged: true });
    all.push({ seen, worked: await workedOn(server, before + count) });
  }
  const took = ({ seen: { began, first } }: Followed) => millisecondsFrom(began, first);
  const middle = all.toSorted((a, b) => took(a) - took(b))[(attempts - 1) / 2];
  if (!middle) throw new Error('no request was followed');
  const { seen, worked } = middle;
  trial.step({ prompt: '$', command: seen.command, status: 0, output: seen.output });
  const { written, answered } = upstreamHeads(seen.steps);
  const [queue = 0, call = 0, view = 0, first = 0, last = 0] = [
    worked.accepted,
    worked.called,
    worked.answered,
    seen.first,
    seen.last,
  ].map((time) => millisecondsFrom(seen.began, time));
  const id = `${app}-${via}`;
  const listening = await server.must('journalctl -b -u gunicorn.socket -o cat --no-pager | tail -n 1');
  const says = (what: string) => `${id}: ${what}`;
  trial.check(says('each hop comes after the one before'), isSorted([0, queue, call, view, first, last]), true);
  const back = message(seen.received);
  const up = message(written);
  const down = message(answered);
  trial.check(says('the client gets'), back.head, 'HTTP/1.1 200 OK');
  trial.check(says('nginx wrote as Host'), valueOf(up, 'Host'), trial.own(domain));
  const known = valueOf(up, 'X-Request-ID');
  trial.checkText(says("nginx's line has the id that it passed on"), seen.access, `request_id=${known} `);
  const handed = new Map(worked.seen);
  trial.check(says('the worker has this id'), handed.get(app === 'wsgi' ? 'HTTP_X_REQUEST_ID' : 'x-request-id'), known);
  const peer = app === 'wsgi' ? handed.get('REMOTE_ADDR') : (/"([\d.]*)"/.exec(handed.get('client') ?? '')?.[1] ?? '');
  // Uvicorn puts the address that nginx forwards in the place of the peer's.
  const expected = { wsgi: via === 'tcp' ? '127.0.0.1' : '', asgi: visitor };
  trial.check(says('the address that the application takes for the peer'), peer, expected[app]);
  trial.check(says('nginx wrote as X-Forwarded-For'), valueOf(up, 'X-Forwarded-For'), visitor);
  trial.check(
    says('Server, from the worker and to the client'),
    [down, back].map((each) => valueOf(each, 'Server')),
    [app === 'wsgi' ? 'gunicorn' : 'uvicorn', 'nginx'],
  );
  const journal = 'journalctl -u gunicorn.service';
  const trace: Trace = {
    id,
    command: seen.command,
    hops: [
      { id: 'send', atMs: 0, ...message(seen.sent) },
      { id: 'route' },
      { id: 'forward', ...up },
      { id: 'queue', atMs: queue, line: listening, where: 'journalctl -u gunicorn.socket' },
      { id: 'call', atMs: call, headers: worked.seen },
      { id: 'view', atMs: view, line: seen.body, where: 'the body of the answer' },
      { id: 'answer', line: worked.line, where: journal, ...down },
      { id: 'relay', line: seen.access, where: trial.own(`/var/log/nginx/${project}.access.log`), ...back },
      { id: 'receive', atMs: first, line: back.head ?? '', where: 'curl' },
    ],
  };
  trial.traces.push(trace);
  trial.figure(id, last, 'ms');
}

async function followStatic(trial: Trial, server: Server): Promise<void> {
  const seen = await visit(server, '/static/vault/vault.css', { logged: false });
  trial.step({ prompt: '$', command: seen.command, status: 0, output: seen.output });
  const back = message(seen.received);
  trial.check('static: the client gets', back.head, 'HTTP/1.1 200 OK');
  trial.check('static: nginx connects to an application server', seen.steps.includes('http upstream'), false);
  trial.check("static: lines in nginx's access log", seen.access, '');
  const file = /http filename: ".*"/.exec(seen.steps)?.[0] ?? '';
  trial.checkText('static: the file that nginx opens', file, trial.own(`"${staticDir}/vault/vault.css"`));
  const first = millisecondsFrom(seen.began, seen.first);
  trial.traces.push({
    id: 'static',
    command: seen.command,
    hops: [
      { id: 'send', atMs: 0, ...message(seen.sent) },
      { id: 'route' },
      { id: 'file', line: file, where: 'error_log, with debug switched on', ...back },
      { id: 'receive', atMs: first, line: back.head ?? '', where: 'curl' },
    ],
  });
  trial.figure('static', millisecondsFrom(seen.began, seen.last), 'ms');
}

/** Wakes every worker, so that none is followed while it imports. */
async function warm(server: Server): Promise<void> {
  await server.ask(`for i in $(seq 20); do curl -s -o /dev/null http://${domain}/healthz; done`);
}

function valueOf({ headers }: ReturnType<typeof message>, name: string): string | undefined {
  return headers?.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
}

function isSorted(times: readonly number[]): boolean {
  return times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0));
}
