import { commandsOf } from '../rehearsals/chapter.ts';
import { reloadNginx } from '../server/nginx.ts';
import type { Server } from '../server/server.ts';
import { codeDir, domain, project, stateDir, staticDir, user } from '../values.ts';

const environment = `/etc/${project}/${project}.env`;
const snippet = `/etc/nginx/snippets/${project}.conf`;
const current = `${codeDir}/current`;
const packages = `${current}/venv/lib/python3.*/site-packages`;
const second = `${current}/vault/migrations/0002_second.py`;
const restart = 'systemctl reset-failed gunicorn.service && systemctl restart gunicorn.service';
const overruled = '/run/systemd/system/gunicorn.service.d';

/** Things that go wrong on a server, and how they are put right. */
export interface DoctorFault {
  says: string;
  /** The checks that fail of it, and the ones that cannot be asked then. */
  failed: string;
  skipped?: string;
  break(server: Server): Promise<unknown>;
  mend(server: Server): Promise<unknown>;
}

const byCommands = (broken: readonly string[], mended: readonly string[]): Pick<DoctorFault, 'break' | 'mend'> => ({
  break: (server) => server.must(broken.join(' && ')),
  mend: (server) => server.must(mended.join(' && ')),
});

type Edit = readonly [file: string, was: string, now: string];

/** Edits of files, and what makes the programs read them. */
function byEdits(
  edits: readonly Edit[],
  reread: (server: Server) => Promise<unknown>,
): Pick<DoctorFault, 'break' | 'mend'> {
  const apply = async (server: Server, all: readonly Edit[]) => {
    for (const [file, was, now] of all) await server.edit(file, was, now);
    await reread(server);
  };
  return {
    break: (server) => apply(server, edits),
    mend: (server) =>
      apply(
        server,
        edits.map(([file, was, now]) => [file, now, was]),
      ),
  };
}

export const inBase: readonly DoctorFault[] = [
  {
    says: 'the socket unit is stopped',
    failed: 'socket',
    skipped: 'service,user,release,site,headers',
    ...byCommands(['systemctl stop gunicorn.socket'], ['systemctl start gunicorn.socket']),
  },
  {
    says: 'localhost is not allowed, and DEBUG is on',
    failed: 'service,settings',
    skipped: 'user,release,site,headers',
    ...byEdits(
      [
        [environment, `HOSTS=${domain},localhost`, `HOSTS=${domain}`],
        [environment, 'DJANGO_TLS=off', 'DJANGO_DEBUG=on'],
      ],
      (server) => server.must(restart),
    ),
  },
  {
    says: 'a page for every address, with 200',
    failed: 'service',
    skipped: 'user,release,site,headers',
    ...byEdits([[`${current}/vault/views.py`, '"ready\\n"', '"welcome\\n"']], (server) => server.must(restart)),
  },
  {
    says: 'a unit file has changed, the domain is not allowed, the link names another release than the one that runs',
    failed: 'units,release,site',
    skipped: 'headers',
    ...byCommands(
      [
        `sed -i.was 's/^DJANGO_ALLOWED_HOSTS=.*/DJANGO_ALLOWED_HOSTS=localhost/' ${environment}`,
        restart,
        'touch /etc/systemd/system/gunicorn.service',
        `was=$(readlink ${current}) && cp -al $was $was.other && ln -sfn $was.other ${current}`,
      ],
      [
        `mv ${environment}.was ${environment}`,
        `other=$(readlink ${current}) && ln -sfn \${other%.other} ${current} && rm -r $other`,
        'systemctl daemon-reload',
        restart,
      ],
    ),
  },
  {
    says: 'seven files and folders, each in its own way, and a deploy that was cut off',
    failed: 'socket-mode,release,code-modes,state-modes,static,migrations,disk,version',
    ...byCommands(
      [
        'chmod 0666 /run/gunicorn.sock',
        `chown -R ${user}: ${current}/vault/views.py`,
        `chmod o+r ${stateDir}/db.sqlite3`,
        `mv ${staticDir}/vault/vault.????????????.css /root/`,
        `printf '%s\\n' 'from django.db import migrations' 'class Migration(migrations.Migration):' '    dependencies = [("vault", "0001_initial")]' > ${second}`,
        'mount -t tmpfs -o size=64k tmpfs /var/log/nginx && head -c 64k /dev/zero > /var/log/nginx/full',
        `mv ${packages}/gunicorn-*.dist-info /root/`,
        `ln -s releases/half ${codeDir}/next`,
      ],
      [
        'chmod 0600 /run/gunicorn.sock',
        `chown root ${current}/vault/views.py`,
        `chmod o-r ${stateDir}/db.sqlite3`,
        `mv /root/vault.????????????.css ${staticDir}/vault/`,
        `rm ${second}`,
        'umount /var/log/nginx',
        `mv /root/gunicorn-*.dist-info ${packages}/`,
        `rm ${codeDir}/next`,
      ],
    ),
  },
  {
    says: 'three lines of nginx',
    failed: 'unknown-host,headers,media',
    ...byEdits(
      [
        ['/etc/nginx/conf.d/host.conf', 'return 444;', 'return 200 here;'],
        [snippet, 'X-Forwarded-Proto $scheme;', 'X-Forwarded-Proto $http_x_forwarded_proto;'],
        [snippet, '    internal;', '    # internal;'],
      ],
      reloadNginx,
    ),
  },
  {
    says: "Debian's own site is on again",
    failed: 'nginx-config,nginx-sites',
    ...byCommands(
      ['ln -s ../sites-available/default /etc/nginx/sites-enabled/default'],
      ['rm /etc/nginx/sites-enabled/default', 'systemctl reload nginx'],
    ),
  },
  {
    says: 'root runs the workers, and systemd gives it the data',
    failed: 'user,state-modes,media,migrations',
    ...byCommands(
      [
        `mkdir -p ${overruled}`,
        `printf '[Service]\\nUser=root\\nGroup=root\\\n' > ${overruled}/root.conf`,
        'systemctl daemon-reload',
        restart,
      ],
      [`rm -r ${overruled}`, 'systemctl daemon-reload', restart],
    ),
  },
];

const [anotherCertificate = ''] = commandsOf('settings-tls#self-made')
  .map(({ text }) => text)
  .filter((text) => text.startsWith('openssl req'));

export const withTls: readonly DoctorFault[] = [
  {
    says: 'TLS: the certificate was renewed and nginx not reloaded',
    failed: 'tls',
    break: (server) => server.must(anotherCertificate),
    mend: reloadNginx,
  },
];
