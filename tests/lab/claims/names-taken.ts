import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serverTrees } from '../../../src/features/download/server.build.ts';
import { serverTree } from '../../../src/features/download/archive.ts';
import { commandsOf } from '../rehearsals/chapter.ts';
import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import { codeDir, domain, project, stateDir, user, valuesOf } from '../values.ts';

const layOver = commandsOf('start#lay-over').find(({ text }) => text.includes('cp -R'))?.text ?? '';

/** What somebody else has made, how it goes away again, and what is said of it. */
type Other = [makes: string, undoes: string, says: string];

/** @param user - the account of the tree, which a command about accounts does not tell from the project */
function others(user: string): Other[] {
  const file = (path: string, make = 'touch', remove = 'rm'): Other => [
    `${make} ${path}`,
    `${remove} ${path}`,
    `${path} exists already`,
  ];
  return [
    [`groupadd ${user}`, `groupdel ${user}`, `the group ${user} exists already`],
    [`useradd --system --gid nogroup ${user}`, `userdel ${user}`, `the account ${user} exists already`],
    file(codeDir, 'install -d -o reader', 'rmdir'),
    file(stateDir, 'install -d', 'rmdir'),
    file('/run/gunicorn.sock'),
    file(`/run/${project}`, 'ln -s /nowhere'),
    file('/etc/systemd/system/gunicorn.socket'),
    file(`/etc/nginx/snippets/${project}.conf`),
    [
      'echo "[Service]\nExecStart=/bin/true" > /usr/lib/systemd/system/gunicorn.service',
      'rm /usr/lib/systemd/system/gunicorn.service',
      'a unit gunicorn.service exists already',
    ],
    [
      `echo 'map $host $host_port { default 1; }' > /etc/nginx/conf.d/other.conf`,
      'rm /etc/nginx/conf.d/other.conf',
      'nginx has the map above already',
    ],
    [
      `echo 'server { listen 8080; server_name other.example ${domain}; }' > /etc/nginx/conf.d/other.conf`,
      'rm /etc/nginx/conf.d/other.conf',
      `nginx has a site ${domain} already`,
    ],
    ['chown reader /', 'chown root /', 'would lie in /, which others may write to'],
    ['chown reader /srv /opt', 'chown root /srv /opt', 'which others may write to'],
    ['chmod 1777 /var/www', 'chmod 0755 /var/www', 'which others may write to'],
    ['sed -i.bak /^www-data/d /etc/passwd', 'mv /etc/passwd.bak /etc/passwd', 'there is no account www-data'],
  ];
}

export default async function (trial: Trial): Promise<void> {
  const server = await trial.bare();
  for (const [makes, undoes, says] of others(trial.own(`User=${user}`).slice('User='.length))) {
    await server.must(makes);
    await refused(trial, server, layOver, says);
    await server.must(undoes);
  }
  await groupOfOthers(trial, server);
  await server.must('rmdir /srv');
  const { status, output } = await server.sh(layOver);
  trial.check('free names', [status, output], [0, 'the names are free']);
  trial.check('the tree is laid over', (await server.ask(`test -e /etc/${project}/gunicorn.conf.py`)).status, 0);

  const made = await trial.boot();
  await made.ready();
  const again = await made.sh(layOver);
  trial.check('the server of this guide', [again.status, again.output], [0, "the names are this guide's already"]);
  await made.must(`cp -a /etc/${project}/${project}.env /root/ && echo >> /etc/${project}/${project}.env`);
  const changed = await made.sh(layOver);
  trial.check('the server of this guide with a changed file', changed.status, 1);
  trial.checkText(
    'what is said of it',
    changed.output,
    trial.own(`stop: /etc/${project}/${project}.env differs from the tree: cp would replace it`),
  );
  await made.must(`cp -a /root/${project}.env /etc/${project}/`);
  await made.must(`systemd-sysusers && systemd-tmpfiles --create ${project}.conf && systemctl daemon-reload`);
  trial.check('its site', (await made.get('/readyz')).status, 200);
}

/** A tree whose account has the name of a group that is there, as the form of values would not let it be. */
async function groupOfOthers(trial: Trial, server: Server): Promise<void> {
  const trees = serverTrees(() => ({ date: '2026-11-28', versions: {}, records: [] }));
  for (const { path, text, mode } of serverTree(trees, ['base'], { ...valuesOf(trial.kind.values), user: 'docker' })) {
    const file = join(server.guest.root, 'root/docker', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode });
  }
  await server.must('groupadd --system docker');
  await refused(trial, server, layOver.replaceAll('stack/base', 'docker'), 'the group docker exists already');
}

async function refused(trial: Trial, server: Server, command: string, says: string): Promise<void> {
  const { status, output } = await server.sh(command);
  trial.check(`the status of "${says}"`, status, 1);
  trial.checkText('what is said', output, trial.own(says));
  trial.check('nothing is laid over', (await server.ask(`test -e /etc/sysusers.d/${project}.conf`)).status, 1);
}
