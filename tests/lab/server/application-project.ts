import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteOf, type Brought } from './from-archive.ts';
import type { Reader } from './reader.ts';

/** The packages of pretalx, with PostgreSQL's among them. */
export const lock = join(import.meta.dirname, 'application-project.txt');
/** Names of its own in every trial. */
export const site = siteOf({
  project: 'talks',
  gunicorn: 'talks',
  package: 'talks',
  user: 'talks-app',
  domain: 'talks.example',
  'socket-path': '/run/talks.sock',
  'code-dir': '/srv/talks',
  'static-dir': '/var/www/talks/static',
  'state-dir': '/var/lib/talks',
  workers: '2',
});

/** What pretalx reads from its environment, by its own documentation. */
const variables = `PRETALX_SITE_URL=https://talks.example
PRETALX_DATA_DIR=/var/lib/talks/data
PRETALX_CELERY_BROKER=redis://127.0.0.1:6379/2
PRETALX_CELERY_BACKEND=redis://127.0.0.1:6379/3
PRETALX_LOGGING_EMAIL=root@localhost
`;

/** The step `rebuild` of pretalx, but for what the deploy does itself. */
const hook = `#!/bin/sh
set -e
mkdir static
cp -R venv/lib/python3*/site-packages/pretalx/frontend/schedule-editor/dist/. static/
`;

/** Its worker, by its own documentation. */
export const dropIn = `[Service]
ExecStart=
ExecStart=/srv/talks/current/venv/bin/celery -A pretalx.celery_app worker -l info
`;

/** A project of `startproject` whose settings are those of pretalx. @param unprepared - is asked once it was made. */
export function pretalx(reader: Reader, unprepared: () => Promise<void>): Brought {
  return {
    async by(server) {
      const { source } = site;
      await server.write('/root/requirements.txt', readFileSync(lock, 'utf8'));
      await server.must('python3 -m venv /root/made && /root/made/bin/pip install -q django', 120_000);
      await server.must(`mkdir -p ${source} && /root/made/bin/django-admin startproject talks ${source}`);
      await reader.writes(`${source}/talks/settings.py`, 'from pretalx.settings import *\n');
      await unprepared();
      await reader.types(`cp /root/requirements.txt ${source}/`);
      await reader.block('your-project#role');
      await reader.writes('/root/more.env', variables);
      await reader.types('cat /root/more.env >> /etc/talks/talks.env');
      await reader.types(`sed -i 's|^DJANGO_MEDIA_ROOT=.*|&/public|' /etc/talks/talks.env`);
      await reader.writes('/etc/talks/deploy.d/bundle', hook);
      await reader.types('chmod 0755 /etc/talks/deploy.d/bundle');
    },
    inPlaceOf: ['clone'],
    // 64 packages, one of which is built, and all its migrations.
    limitMs: 400_000,
  };
}
