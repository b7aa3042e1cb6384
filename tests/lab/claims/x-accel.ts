import type { Trial } from '../records/trial.ts';
import { upload } from '../server/form.ts';
import { reloadNginx } from '../server/nginx.ts';
import { codeDir, domain, project, stateDir } from '../values.ts';

const snippet = `/etc/nginx/snippets/${project}.conf`;
const shields = ['x-frame-options', 'referrer-policy', 'cross-origin-opener-policy', 'x-accel-redirect'];

/** One file in and out again, and the two answers that the chapter shows side by side. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.ready();
  await server.must("printf '1,2\\n3,4\\n' > '/root/beam ü.csv'");
  trial.check('an upload', (await upload(server, '/root/beam ü.csv')).status, 302);
  const path = (await server.must(`cd ${stateDir}/media && find . -type f -printf '%P'`)).trim();
  trial.checkText('the stored name is cleaned', path, /^\d{4}\/\d\d\/beam_ü\.csv$/);

  await server.must(`curl -sS -o /root/back http://${domain}/files/1/`);
  trial.check('comes back byte for byte', (await server.sh("cmp /root/back '/root/beam ü.csv'")).status, 0);
  const inside = await server.must(
    'runuser -u www-data -- curl -sS -i --unix-socket /run/gunicorn.sock http://localhost/files/1/',
  );
  trial.checkText('Django names the file', inside, `X-Accel-Redirect: /protected-media/${encodeURI(path)}`);
  trial.checkText('Django sends no byte of it', inside, 'Content-Length: 0');
  trial.checkText("Django's own headers are there", inside, 'X-Frame-Options: DENY');

  const outside = await server.get('/files/1/', '', { recorded: true });
  trial.check(
    "Django's headers at the visitor",
    shields.filter((name) => outside.headers[name] !== undefined),
    [],
  );
  trial.check(
    'the name the visitor saves',
    outside.headers['content-disposition'],
    "attachment; filename*=utf-8''beam%20%C3%BC.csv",
  );
  trial.check('the type', outside.headers['content-type'], 'application/octet-stream');
  trial.check(
    "nginx's own protection",
    [outside.headers['x-content-type-options'], outside.headers['content-security-policy']],
    ['nosniff', 'sandbox'],
  );
  const part = await server.get('/files/1/', "-H 'Range: bytes=0-3'", { recorded: true });
  trial.check('a range', [part.status, part.headers['content-range'], part.body], [206, 'bytes 0-3/8', '1,2']);
  trial.check(
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
  trial.check(
    'without the two lines in nginx',
    [bare['x-content-type-options'], bare['content-security-policy']],
    [undefined, undefined],
  );
  await server.edit(`${codeDir}/current/vault/views.py`, 'quote(stored.file.name)', 'stored.file.name');
  await server.edit(`${codeDir}/current/vault/views.py`, '        content_type="application/octet-stream",\n', '');
  await server.must('systemctl restart gunicorn.service');
  trial.check(
    'a name with an umlaut, not encoded',
    (await server.get('/files/1/', '', { recorded: true })).status,
    404,
  );
  await server.must('printf hello > /root/page.csv');
  await upload(server, '/root/page.csv');
  trial.checkText(
    "without a type, Django's default",
    (await server.get('/files/2/')).headers['content-type'] ?? '',
    'text/html',
  );
}
