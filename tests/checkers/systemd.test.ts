/**
 * systemd's own tools on the units, users and folders.
 *
 * `systemd-analyze verify` prints an unknown key and still returns 0, so the test asks for silence, not for the status.
 */

import assert from 'node:assert/strict';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { codeDir, project, stateDir, staticDir, user } from '../lab/values.ts';
import { adapt, installed, run, serverRoot } from './server-root.ts';

const GUNICORN = new RegExp(RegExp.escape(`${codeDir}/current/venv/bin/gunicorn`), 'g');

test('systemd-analyze verify is silent about socket, service and drop-in', (context) => {
  if (!installed('systemd-analyze')) return context.skip('systemd-analyze is not installed');
  const root = serverRoot(context, ['base']);
  const units = join(root, 'etc/systemd/system');
  const stub = join(root, 'gunicorn');
  writeFileSync(stub, '#!/bin/sh\n');
  chmodSync(stub, 0o755);
  adapt(join(units, 'gunicorn.service'), GUNICORN, stub);
  const { status, output } = run(
    'systemd-analyze',
    ['verify', '--man=no', join(units, 'gunicorn.socket'), join(units, 'gunicorn.service')],
    { env: { ...process.env, SYSTEMD_UNIT_PATH: `${units}:`, SYSTEMD_LOG_LEVEL: 'info' } },
  );
  assert.equal(output.trim(), '');
  assert.equal(status, 0);
});

test('systemd-analyze verify reads the drop-in and names an unknown key', (context) => {
  if (!installed('systemd-analyze')) return context.skip('systemd-analyze is not installed');
  const root = serverRoot(context, ['base']);
  const units = join(root, 'etc/systemd/system');
  adapt(join(units, 'gunicorn.service.d/hardening.conf'), /^PrivateDevices=/m, 'PrivateDevics=');
  const { output } = run('systemd-analyze', ['verify', '--man=no', join(units, 'gunicorn.service')], {
    env: { ...process.env, SYSTEMD_UNIT_PATH: `${units}:` },
  });
  assert.match(output, /PrivateDevics/);
});

test('sysusers and tmpfiles make the user and the folders with their owners', (context) => {
  if (process.geteuid?.() !== 0) return context.skip('needs root: it sets owners');
  if (!installed('systemd-sysusers')) return context.skip('systemd-sysusers is not installed');
  if (!installed('systemd-tmpfiles')) return context.skip('systemd-tmpfiles is not installed');
  const root = serverRoot(context, ['base']);
  for (const [tool, args] of [
    ['systemd-sysusers', []],
    ['systemd-tmpfiles', ['--create', `${project}.conf`]],
  ] as const) {
    const { status, output } = run(tool, [`--root=${root}`, ...args]);
    assert.equal(status, 0, output);
  }
  const account = new RegExp(`^${RegExp.escape(user)}:x:(\\d+):`, 'm').exec(
    readFileSync(join(root, 'etc/passwd'), 'utf8'),
  );
  assert.ok(account, `no user ${user}`);
  assert.match(readFileSync(join(root, 'etc/group'), 'utf8'), new RegExp(`^${RegExp.escape(user)}:.*:www-data$`, 'm'));
  const media = statSync(join(root, stateDir, 'media'));
  assert.equal(media.uid, Number(account[1]));
  assert.equal(media.mode & 0o777, 0o750);
  const temporary = statSync(join(root, stateDir, 'tmp'));
  assert.equal(temporary.uid, Number(account[1]));
  assert.equal(temporary.mode & 0o777, 0o700);
  const published = statSync(join(root, staticDir));
  assert.equal(published.uid, 0, 'the application could change what browsers run');
  assert.equal(published.mode & 0o777, 0o755);
});

test('uploads arrive beside the media, in the state folder: saving them is a rename, and not in memory', (context) => {
  for (const overlays of [['base'], ['base', 'tls']]) {
    const root = serverRoot(context, overlays);
    const unit = readFileSync(join(root, 'etc/systemd/system/gunicorn.service'), 'utf8');
    const environment = readFileSync(join(root, `etc/${project}/${project}.env`), 'utf8');
    const folders = readFileSync(join(root, `etc/tmpfiles.d/${project}.conf`), 'utf8');
    const state = `/var/lib/${/^StateDirectory=(\S+)$/m.exec(unit)?.[1]}/`;
    for (const name of ['TMPDIR', 'DJANGO_MEDIA_ROOT']) {
      const folder = new RegExp(`^${name}=(\\S+)$`, 'm').exec(environment)?.[1] ?? '';
      assert.ok(folder.startsWith(state), `${name} is ${folder}, not below ${state}`);
      assert.match(folders, new RegExp(`^d ${folder} `, 'm'), `nothing makes ${folder}`);
    }
  }
});

test('the stop time of the unit is longer than the graceful time of Gunicorn', (context) => {
  for (const overlays of [['base'], ['base', 'asgi']]) {
    const root = serverRoot(context, overlays);
    const unit = readFileSync(join(root, 'etc/systemd/system/gunicorn.service'), 'utf8');
    const config = readFileSync(join(root, `etc/${project}/gunicorn.conf.py`), 'utf8');
    const stopSeconds = Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]);
    const gracefulSeconds = Number(/^graceful_timeout = (\d+)$/m.exec(config)?.[1]);
    assert.ok(stopSeconds > gracefulSeconds, `${stopSeconds} s is not longer than ${gracefulSeconds} s`);
  }
});
