import type { StackSet } from '../../../src/shared/build/stack.ts';
import { codeDir, project, pythonPackage } from '../values.ts';

const settings = `${codeDir.slice(1)}/src/${pythonPackage}`;

/** A line of the stack, spoilt: the claim that speaks of it must notice, and no other. */
export interface Sabotage {
  claim: string;
  set: StackSet;
  file: string;
  was: string;
  now: string;
  why: string;
}

export const sabotages: readonly Sabotage[] = [
  {
    claim: 'activation',
    set: 'base',
    file: 'etc/systemd/system/gunicorn.socket',
    was: 'SocketUser=www-data\n',
    now: 'SocketUser=www-data\nBacklog=512\n',
    why: 'the queue is shorter',
  },
  {
    claim: 'trust-matrix',
    set: 'base',
    file: `etc/${project}/gunicorn.conf.py`,
    was: 'accesslog = "-"\n',
    now: 'accesslog = "-"\nsecure_scheme_headers = {"X-FORWARDED-SSL": "on"}\n',
    why: 'Gunicorn takes the scheme from another header',
  },
  {
    claim: 'hardening',
    set: 'base',
    file: 'etc/systemd/system/gunicorn.service.d/hardening.conf',
    was: 'PrivateDevices=yes\n',
    now: '',
    why: 'one line of the hardening is missing',
  },
  {
    claim: 'x-accel',
    set: 'base',
    file: `etc/nginx/snippets/${project}.conf`,
    was: '    internal;\n',
    now: '',
    why: 'visitors may ask for the files of others',
  },
  {
    claim: 'csrf',
    set: 'base',
    file: `etc/nginx/snippets/${project}.conf`,
    was: 'Host $host$host_port;',
    now: 'Host $host;',
    why: 'the port is lost on the way',
  },
  {
    claim: 'forged-headers',
    set: 'base',
    file: `etc/nginx/snippets/${project}.conf`,
    was: 'X-Forwarded-For $remote_addr;',
    now: 'X-Forwarded-For $proxy_add_x_forwarded_for;',
    why: 'nginx appends to what the visitor claims',
  },
  {
    claim: 'stop-timeout',
    set: 'base',
    file: 'etc/systemd/system/gunicorn.service',
    was: 'TimeoutStopSec=35',
    now: 'TimeoutStopSec=2',
    why: "systemd's clock is the shortest",
  },
  {
    claim: 'websocket',
    set: 'base',
    file: `${settings}/asgi.py`,
    was: '"/ws/echo/"',
    now: '"/ws/ecco/"',
    why: 'nobody takes the handshake',
  },
  {
    claim: 'upload-limit',
    set: 'base',
    file: `etc/nginx/snippets/${project}.conf`,
    was: 'client_max_body_size 100m;',
    now: 'client_max_body_size 101m;',
    why: 'the limit is another one',
  },
  {
    claim: 'check-deploy',
    set: 'base',
    file: `${settings}/settings.py`,
    was: 'SESSION_COOKIE_SECURE = TLS',
    now: 'SESSION_COOKIE_SECURE = False',
    why: 'the session cookie is sent in the open',
  },
  {
    claim: 'media-modes',
    set: 'base',
    file: `${settings}/settings.py`,
    was: 'FILE_UPLOAD_PERMISSIONS = 0o640',
    now: 'FILE_UPLOAD_PERMISSIONS = 0o644',
    why: 'everybody may read uploads',
  },
  {
    claim: 'names-taken',
    set: 'base',
    file: `usr/local/sbin/${project}-names`,
    was: 'status=1; }',
    now: 'status=0; }',
    why: 'what is taken is named and not refused',
  },
  {
    claim: 'session-resumption',
    set: 'tls',
    file: 'etc/nginx/conf.d/host-tls.conf',
    was: '    ssl_session_timeout 1d;\n',
    now: '    ssl_session_timeout 1d;\n    ssl_session_tickets off;\n',
    why: 'sessions of TLS 1.3 are handed out in a form that nobody reads',
  },
  {
    claim: 'ciphers',
    set: 'tls',
    file: `etc/nginx/sites-available/${project}`,
    was: 'ECDHE+AESGCM:ECDHE+CHACHA20',
    now: 'HIGH:!aNULL:!MD5',
    why: "the list is nginx's own",
  },
  {
    claim: 'login-limit',
    set: 'base',
    file: `etc/nginx/snippets/${project}.conf`,
    was: 'burst=10 nodelay;',
    now: 'burst=100 nodelay;',
    why: 'passwords may be guessed by the hundred',
  },
  {
    claim: 'compression',
    set: 'base',
    file: `etc/nginx/snippets/${project}.conf`,
    was: 'gzip_types text/css text/javascript application/javascript',
    now: 'gzip_types text/css',
    why: 'scripts go out as they are',
  },
  {
    claim: 'rehearsal-off',
    set: 'tls',
    file: `etc/${project}/${project}.env`,
    was: 'DJANGO_REHEARSAL=off',
    now: 'DJANGO_REHEARSAL=on',
    why: 'the rehearsal goes on when the site is public',
  },
  {
    claim: 'five-second-fault',
    set: 'base',
    file: 'etc/systemd/system/gunicorn.service',
    was: 'RestartSec=3s',
    now: 'RestartSec=100ms',
    why: 'the starts are used up before the fault is over',
  },
  {
    claim: 'notes-as-written',
    set: 'notes-as-written',
    file: 'etc/systemd/system/gunicorn.socket',
    was: 'ListenStream=/run/gunicorn.sock\n',
    now: 'ListenStream=/run/gunicorn.sock\nSocketMode=0600\n',
    why: 'the notes had said who may connect',
  },
  {
    claim: 'false-success',
    set: 'base',
    file: `usr/local/sbin/${project}-deploy`,
    was: "[[ $said == ready?($'\\n')200 ]]",
    now: '[[ $said == *@(200|301) ]]',
    why: 'the status alone counts, as in the first script',
  },
  {
    claim: 'background',
    set: 'background',
    file: `etc/systemd/system/${project}-worker.service`,
    was: 'PartOf=gunicorn.service\n',
    now: '',
    why: 'a deploy leaves the worker with the old code',
  },
];

/** The text of a file of the stack, spoilt by those that speak of it. @throws Error if a line is not there to be spoilt. */
export function spoilt(by: readonly Sabotage[], set: string, path: string, text: string): string {
  return by
    .filter((sabotage) => sabotage.set === set && sabotage.file === path)
    .reduce((so, { claim, was, now }) => {
      if (so.split(was).length !== 2)
        throw new Error(
          `tests/lab/sabotage/spoilt-lines.ts, ${claim}: content/stack/${set}/${path} does not have once: ${was}`,
        );
      return so.replace(was, () => now);
    }, text);
}
