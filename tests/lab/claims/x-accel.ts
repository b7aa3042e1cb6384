import type { Drill } from '../records/trial.ts';
import { upload } from '../server/form.ts';
import { reloadNginx } from '../server/nginx.ts';

const snippet = '/etc/nginx/snippets/mechsimvault.conf';
const shields = ['x-frame-options', 'referrer-policy', 'cross-origin-opener-policy', 'x-accel-redirect'];

/** One file in and out again, and the two answers that the chapter shows side by side. */
export default async function (drill: Drill): Promise<void> {
  const server = await drill.boot();
  await server.ready();
  await server.must("printf '1,2\\n3,4\\n' > '/root/beam ü.csv'");
  drill.check('an upload', (await upload(server, '/root/beam ü.csv')).status, 302);
  const path = (await server.must("cd /var/lib/mechsimvault/media && find . -type f -printf '%P'")).trim();
  drill.checkText('the stored name is cleaned', path, /^\d{4}\/\d\d\/beam_ü\.csv$/);

  await server.must('curl -sS -o /root/back http://mechsimvault.example/files/1/');
  drill.check('comes back byte for byte', (await server.sh("cmp /root/back '/root/beam ü.csv'")).status, 0);
  const inside = await server.must(
    'runuser -u www-data -- curl -sS -i --unix-socket /run/gunicorn.sock http://localhost/files/1/',
  );
  drill.checkText('Django names the file', inside, `X-Accel-Redirect: /protected-media/${encodeURI(path)}`);
  drill.checkText('Django sends no byte of it', inside, 'Content-Length: 0');
  drill.checkText("Django's own headers are there", inside, 'X-Frame-Options: DENY');

  const outside = await server.get('/files/1/', '', { recorded: true });
  drill.check(
    "Django's headers at the visitor",
    shields.filter((name) => outside.headers[name] !== undefined),
    [],
  );
  drill.check(
    'the name the visitor saves',
    outside.headers['content-disposition'],
    "attachment; filename*=utf-8''beam%20%C3%BC.csv",
  );
  drill.check('the type', outside.headers['content-type'], 'application/octet-stream');
  drill.check(
    "nginx's own protection",
    [outside.headers['x-content-type-options'], outside.headers['content-security-policy']],
    ['nosniff', 'sandbox'],
  );
  const part = await server.get('/files/1/', "-H 'Range: bytes=0-3'", { recorded: true });
  drill.check('a range', [part.status, part.headers['content-range'], part.body], [206, 'bytes 0-3/8', '1,2']);
  drill.check(
    'the folder asked directly',
    (await server.get(`/protected-media/${encodeURI(path)}`, '', { recorded: true })).status,
    404,
  );

  await server.edit(
    snippet,
    '    add_header X-Content-Type-Options nosniff;\n    add_header Content-Security-Policy sandbox;\n',
    '',
  );
  await reloadNginx(server);
  const bare = (await server.get('/files/1/')).headers;
  drill.check(
    'without the two lines in nginx',
    [bare['x-content-type-options'], bare['content-security-policy']],
    [undefined, undefined],
  );
  await server.edit('/srv/mechsimvault/current/vault/views.py', 'quote(stored.file.name)', 'stored.file.name');
  await server.edit(
    '/srv/mechsimvault/current/vault/views.py',
    '        content_type="application/octet-stream",\n',
    '',
  );
  await server.must('systemctl restart gunicorn.service');
  drill.check(
    'a name with an umlaut, not encoded',
    (await server.get('/files/1/', '', { recorded: true })).status,
    404,
  );
  await server.must('printf hello > /root/page.csv');
  await upload(server, '/root/page.csv');
  drill.checkText(
    "without a type, Django's default",
    (await server.get('/files/2/')).headers['content-type'] ?? '',
    'text/html',
  );
}
