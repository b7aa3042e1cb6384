/**
 * Values of a reader's own against the programs that read them: each of 500 random ones, each that is known to be dangerous,
 * and each sign of ASCII is either refused with a reason or passes `nginx -t`, `systemd-analyze verify`, `bash -n` and Python's
 * compiler. Those programs also say what they read, and that has to be the value.
 */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parameters } from '../../src/shared/build/parameters.ts';
import type { Values } from '../../src/shared/parameters.ts';
import { readValues } from '../../src/features/values/values.ts';
import { compiled, FilledServer } from './filled-server.ts';
import { checked, furnish, nginx } from './nginx-root.ts';
import { dangerous, signs } from './hostile-values.ts';
import { diceOf } from '../../src/shared/dice.ts';
import { attempts, type Attempt } from './random-values.ts';
import { installed, run } from './server-root.ts';

const known = dangerous(parameters);
const single = signs(parameters);
const random = attempts(parameters, 500, diceOf(20261124));

function reading({ id, value }: Attempt) {
  return readValues({ [id]: value }, parameters);
}

/** Accepted values, as many together as can stand together, so that a checker reads ten of them at once. */
function sets(accepted: readonly Attempt[]): Values[] {
  const together: Record<string, string>[] = [];
  for (const { id, value } of accepted) {
    const fits = (set: Values) => {
      const { values, refused } = readValues({ ...set, [id]: value }, parameters);
      return values[id] === value && Object.keys(refused).length === 0;
    };
    const set = together.find((each) => !(id in each) && fits(each));
    if (set) set[id] = value;
    else together.push({ [id]: value });
  }
  return together;
}

const all = [...known, ...single, ...random];
const accepted = all.filter((attempt) => reading(attempt).values[attempt.id] === attempt.value);
const filled = sets(accepted);

test('a value is accepted as it is, or refused with a reason; at least 150 of 500 random ones are accepted', (context) => {
  for (const attempt of all) {
    const { values, refused } = reading(attempt);
    const usual = parameters.some(({ id, default: value }) => id === attempt.id && value === attempt.value);
    if (values[attempt.id] === undefined && !usual)
      assert.match(refused[attempt.id] ?? '', /^\S.*\.$/su, JSON.stringify(attempt));
  }
  const good = random.filter((attempt) => accepted.includes(attempt)).length;
  context.diagnostic(`figure: ${good} of 500 random values accepted, checked as ${filled.length} servers`);
  assert.ok(good >= 150, `${good}`);
  assert.ok(good <= 400, `${good}: too few are refused`);
});

test('of single signs those pass that no program reads as syntax', () => {
  const passed = (id: string) =>
    single
      .filter((attempt) => attempt.id === id && accepted.includes(attempt))
      .map(({ value }) => /a(.)b/.exec(value)?.[1]);
  for (const id of ['state-dir', 'socket-path']) assert.deepEqual(passed(id), ['%', '+', '-', '.', '@', '_'], id);
  for (const id of ['code-dir', 'static-dir']) assert.deepEqual(passed(id), ['%', '+', '-', '.', '/', '@', '_'], id);
  for (const id of ['project', 'user']) assert.deepEqual(passed(id), ['-'], id);
  assert.deepEqual(
    [passed('domain'), passed('package'), passed('workers'), passed('web-user')],
    [['-', '.'], ['_'], [], []],
  );
});

test('of what is known to be dangerous nothing passes but a percent sign in a path', () => {
  assert.deepEqual(
    known.filter((attempt) => accepted.includes(attempt)).map(({ value }) => value),
    ['/run/%h.sock', '/srv/%h', '/srv/%h/static', '/var/lib/%h'],
  );
});

/** Every accepted value, in a server of its own or with others: once with each way to speak, and one of them with TLS. */
const folder = mkdtempSync(join(tmpdir(), 'values-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const overlays = [
  ['base', 'asgi'],
  ['base', 'tls'],
];
const [asgi = [], wsgi = []] = overlays.map((trees) =>
  filled.map((values, index) => {
    const root = join(folder, trees.join('-'), String(index));
    mkdirSync(root, { recursive: true });
    return new FilledServer(root, trees, values);
  }),
);

for (const [index, trees] of overlays.entries())
  test(`nginx reads every accepted value as it is: ${trees.join(' + ')}`, (context) => {
    if (!nginx) return context.skip('nginx is not installed');
    for (const server of [asgi, wsgi][index] ?? []) {
      const { project = '', domain, 'socket-path': socket, 'static-dir': assets, 'state-dir': state } = server.value;
      furnish(server.root, project, trees.includes('tls'), () => undefined);
      const { status, output } = checked(server.root, '-T');
      const said = output.split('\n').filter((line) => line.startsWith('nginx:') && !line.includes('"user" directive'));
      assert.equal(status, 0, `${JSON.stringify(server.value)}\n${said.join('\n')}`);
      assert.equal(said.length, 2, said.join('\n'));
      const lines = output.split('\n').map((line) => line.trim());
      for (const line of [
        `server_name ${domain};`,
        `server unix:${socket}${trees.includes('asgi') ? ' max_fails=0' : ''};`,
        `alias ${assets}/;`,
        `alias ${state}/media/;`,
        `upstream ${project} {`,
        `proxy_pass http://${project};`,
      ])
        assert.ok(lines.includes(line), `${line} is not among what nginx read`);
    }
  });

test('systemd reads every accepted value as it is, makes the accounts and the folders', (context) => {
  if (!installed('systemd-analyze')) return context.skip('systemd-analyze is not installed');
  for (const server of wsgi) {
    const { 'code-dir': code = '', 'state-dir': state = '', 'static-dir': assets = '', user, project } = server.value;
    // There is no such program here: the one remark tells which path systemd made of the unit.
    const { output } = server.verified();
    const remark = `${server.value['gunicorn']}.service: Command ${code}/current/venv/bin/gunicorn is not executable: No such file or directory`;
    assert.deepEqual([...new Set(output.trim().split('\n'))], [remark]);
    const unit = server.settings('etc/systemd/system/UNIT.service');
    const socket = server.settings('etc/systemd/system/UNIT.socket');
    const read = (text = '') => text.replaceAll('%%', '%');
    assert.equal(read(unit['WorkingDirectory']), `${code}/current`);
    assert.equal(`/var/lib/${read(unit['StateDirectory'])}`, state);
    assert.equal(unit['RuntimeDirectory'], project);
    assert.deepEqual([unit['User'], socket['SocketUser']], [user, server.value['web-user']]);
    assert.equal(read(socket['ListenStream']), server.value['socket-path']);
    const environment = server.settings('etc/PROJECT/PROJECT.env');
    assert.equal(environment['DJANGO_DATABASE'], `${state}/db.sqlite3`);
    assert.equal(environment['DJANGO_ALLOWED_HOSTS'], `${server.value['domain']},localhost`);
    assert.equal(environment['WEB_CONCURRENCY'], server.value['workers']);
    if (process.geteuid?.() !== 0) continue;
    for (const { status, output } of server.made()) assert.equal(status, 0, output);
    for (const folder of [`${code}/releases`, `${state}/media`, `${state}/tmp`, assets])
      assert.ok(existsSync(join(server.root, folder)), `${folder} was not made`);
    const account = readFileSync(join(server.root, 'etc/passwd'), 'utf8')
      .split('\n')
      .map((line) => line.split(':'));
    assert.equal(account.find(([name]) => name === user)?.[5], state);
    const group = readFileSync(join(server.root, 'etc/group'), 'utf8')
      .split('\n')
      .map((line) => line.split(':'));
    assert.equal(group.find(([name]) => name === user)?.[3], server.value['web-user']);
  }
});

test('bash parses every deploy script, and its variables are the values', () => {
  for (const server of wsgi) {
    const { status, output } = run('bash', ['-n', server.path('usr/local/sbin/PROJECT-deploy')]);
    assert.equal(output, '');
    assert.equal(status, 0);
    const { 'code-dir': code, 'static-dir': assets } = server.value;
    assert.deepEqual(server.variables(['site', 'static', 'keep']), [code, assets, '5']);
  }
});

test('Python compiles every file, and its literals are the values', (context) => {
  if (!installed('python3')) return context.skip('python3 is not installed');
  const servers = [...asgi, ...wsgi];
  const literals = compiled(servers.flatMap((server) => server.python()));
  for (const server of servers) {
    const { package: name, project, workers, 'code-dir': code } = server.value;
    const of = (path: string) => literals[server.path(path)] ?? [];
    assert.ok(of(`${code}/src/${name}/settings.py`).includes(`${name}.urls`), name);
    assert.ok(of(`${code}/src/manage.py`).includes(`${name}.settings`), name);
    const config = of('etc/PROJECT/gunicorn.conf.py');
    for (const value of [workers ?? '', `/run/${project}/gunicorn.ctl`]) assert.ok(config.includes(value), value);
    assert.ok(
      config.some((value) => [`${name}.wsgi:application`, `${name}.asgi:application`].includes(value)),
      name,
    );
  }
});
