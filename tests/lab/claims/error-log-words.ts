import { commandsOf } from '../rehearsals/chapter.ts';
import type { Trial } from '../records/trial.ts';
import { until } from '../machine/until.ts';
import { codeDir, pythonPackage } from '../values.ts';

const views = `${codeDir}/current/vault/views.py`;
const settings = `${codeDir}/current/${pythonPackage}/settings.py`;

/** A broken view, searched for by priority and by words, with LOGGING and without. */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await server.edit(views, 'HttpResponse("ready\\n"', 'HttpRespons("ready\\n"');
  trial.check('a broken view', (await server.get('/readyz')).status, 500);
  await until('its access line', async () => (await server.journal()).includes('"GET /readyz HTTP/1.1" 500'));
  trial.check('journalctl -p err', await server.journal('-q -p err'), '');
  const [search] = commandsOf('operations#journal-search');
  const found = await server.must(search?.text ?? '');
  trial.checkText('the search for words', found, '[ERROR] django.request: Internal Server Error: /readyz');
  const lines = (await server.journal()).split('\n');
  const at = lines.findIndex((line) => line.includes('"GET /readyz HTTP/1.1" 500'));
  trial.checkText(
    'directly above the access line',
    lines[at - 1] ?? '',
    "NameError: name 'HttpRespons' is not defined.",
  );

  await server.write('/etc/systemd/system/gunicorn.service.d/broken.conf', '[Service]\nExecStartPre=/bin/false\n');
  await server.sh('systemctl daemon-reload && systemctl restart gunicorn.service');
  trial.checkText(
    "journalctl -p err, for systemd's failure",
    await server.journal('-q -p err'),
    trial.own('Failed to start gunicorn.service'),
  );
  await server.must('rm /etc/systemd/system/gunicorn.service.d/broken.conf && systemctl daemon-reload');
  await server.must('systemctl reset-failed gunicorn.service gunicorn.socket && systemctl restart gunicorn.socket');

  await server.edit(settings, 'LOGGING = {', 'NO_LOGGING = {');
  await server.must('systemctl restart gunicorn.service');
  const before = (await server.journal()).match(/NameError/g)?.length;
  trial.check('without LOGGING, the broken view', (await server.get('/readyz?2')).status, 500);
  await until('its access line', async () => (await server.journal()).includes('"GET /readyz?2 HTTP/1.1" 500'));
  trial.check(
    'tracebacks in the journal, before and after',
    (await server.journal()).match(/NameError/g)?.length,
    before,
  );
  trial.check("in nginx's logs", (await server.sh('grep -rl NameError /var/log/nginx')).output, '');
}
