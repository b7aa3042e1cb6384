import type { Trial } from '../records/trial.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { until } from '../machine/until.ts';
import { codeDir, project, pythonPackage } from '../values.ts';

const notes = `/home/ohm/webd/${pythonPackage}`;
const bin = `${codeDir}/current/venv/bin`;
const environment = `-p EnvironmentFile=/etc/${project}/${project}.env -E DJANGO_SECRET_KEY_FILE=/home/ohm/key`;

export default async function (trial: Trial): Promise<void> {
  const server = await trial.boot();
  await asTheNotesSay(server);
  await socketAlone(trial, server);
  await byHand(trial, server);
  await settings(trial, server);
  await socketAndService(trial, server);
}

/** The notes' files over a host on which nothing of this guide's units is left. */
async function asTheNotesSay(server: Server): Promise<void> {
  await server.must('systemctl disable --now gunicorn.socket');
  await server.must('cd /etc/systemd/system && rm -r gunicorn.service gunicorn.service.d gunicorn.socket');
  await server.must('rm /etc/nginx/sites-enabled/* /etc/nginx/conf.d/*');
  await server.must('useradd --create-home ohm && cp -R /root/stack/notes-as-written/. /');
  await server.must(`cp -R ${codeDir}/src/. ${notes}/ && cp /etc/${project}/secret-key /home/ohm/key`);
  await server.must('chown -R ohm: /home/ohm && ln -s ../sites-available/default /etc/nginx/sites-enabled/');
  await reloadNginx(server);
}

async function socketAlone(trial: Trial, server: Server): Promise<void> {
  await server.must('systemctl daemon-reload');
  trial.check('the socket unit alone', (await server.sh('systemctl enable --now gunicorn.socket')).status, 1);
  const said = await server.sh('journalctl -b -u gunicorn.socket -o cat --no-pager -n 2');
  trial.checkText('its journal', said.output, trial.own('Socket service gunicorn.service not loaded, refusing.'));
}

async function byHand(trial: Trial, server: Server): Promise<void> {
  for (const words of [
    `--config gunicorn.py ${pythonPackage}.wsgi:application`,
    `-c gunicorn.py ${pythonPackage}.wsgi`,
  ]) {
    await server.must(
      `systemd-run --quiet --unit=by-hand -p User=ohm -p WorkingDirectory=${notes} ${environment} ${bin}/gunicorn ${words}`,
    );
    await until(`an answer of ${words}`, async () => (await server.get('http://localhost/healthz')).status === 200);
    trial.check(`gunicorn ${server.own(words)}`, (await server.get('http://localhost/healthz')).status, 200);
    if (words.startsWith('-c')) await visitors(trial, server);
    await server.must('systemctl stop by-hand');
  }
}

async function visitors(trial: Trial, server: Server): Promise<void> {
  const listening = await server.sh("ss -ltnH sport = :8000 | awk '{ print $4 }'");
  trial.check('where it listens', listening.output, '0.0.0.0:8000');
  const forged = "-H 'X-Forwarded-Proto: https'";
  trial.checkText(
    'past nginx, with a forged header',
    (await server.get('http://localhost:8000/whoami/', forged)).body,
    '"scheme": "https"',
  );
  trial.check(
    "a name that is not the site's",
    (await server.get('http://localhost/healthz', "-H 'Host: other.example'")).status,
    400,
  );
  trial.check('a WebSocket', (await server.handshake('/ws/echo/')).status, 404);
  const folder = '/home/ohm/webd/django_md/nginxGunicornTest/static';
  await server.must(`runuser -u ohm -- mkdir -p ${folder} && runuser -u ohm -- touch ${folder}/a.css`);
  trial.check('a static file in a home of mode 0700', (await server.get('http://localhost/static/a.css')).status, 403);
  await server.must('chmod 0711 /home/ohm');
  trial.check('the same with mode 0711', (await server.get('http://localhost/static/a.css')).status, 200);
}

async function settings(trial: Trial, server: Server): Promise<void> {
  const asOhm = `systemd-run --quiet --pipe --wait -p User=ohm -p WorkingDirectory=${notes} ${environment}`;
  const module = await server.sh(`${asOhm} ${bin}/python3 -m gunicorn -c gunicorn.py ${pythonPackage}.wsgi`);
  trial.check('python3 -m gunicorn beside gunicorn.py: exit status', module.status, 0);
  trial.check('python3 -m gunicorn beside gunicorn.py: output', module.output, '');
  const unknown = await server.sh(`${asOhm} ${bin}/gunicorn --check-config -c gunicorn.py ${pythonPackage}.wsgi`);
  trial.check('the setting `command`, which does not exist', [unknown.status, unknown.output], [0, '']);
}

async function socketAndService(trial: Trial, server: Server): Promise<void> {
  await server.write(
    '/etc/systemd/system/gunicorn.service',
    `[Service]
Type=notify
User=ohm
WorkingDirectory=${notes}
EnvironmentFile=/etc/${project}/${project}.env
Environment=DJANGO_SECRET_KEY_FILE=/home/ohm/key
ExecStart=${bin}/gunicorn -c gunicorn.py ${pythonPackage}.wsgi
`,
  );
  await server.must('systemctl daemon-reload && systemctl start gunicorn.socket gunicorn.service');
  trial.check(
    'both units, with a service',
    await server.must('systemctl is-active gunicorn.socket gunicorn.service'),
    'active\nactive',
  );
  trial.checkText(
    'where Gunicorn says it listens',
    await server.journal(),
    server.own('Listening at: unix:/run/gunicorn.sock'),
  );
  trial.check('the site', (await server.get('http://localhost/healthz')).status, 502);
  trial.checkText('nginx', (await server.sh('tail -n 1 /var/log/nginx/error.log')).output, '(111: Connection refused)');
  trial.check('mode and owner of the path', await server.must('stat -c "%a %U" /run/gunicorn.sock'), '666 root');
  const nobody = 'runuser -u nobody -- curl -sS --unix-socket /run/gunicorn.sock http://localhost/healthz';
  trial.check('any account of the host', (await server.sh(nobody)).output, 'ok');
}
