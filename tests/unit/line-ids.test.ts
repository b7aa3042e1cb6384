import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineIds, type Syntax } from '../../src/shared/line-ids.ts';
import { stackFiles } from '../support/content.ts';

const unit = '[Unit]\nDescription=Gunicorn socket\n\n[Socket]\nListenStream=/run/gunicorn.sock\nListenStream=9000\n';
const nginx = `server {
    listen 80;
    listen [::]:80;
    location /static/ {
        alias /var/www/static/;
        add_header X-A b;
    }
    location / {
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_pass http://app;
    }
}
`;
const python = `bind = "unix:/run/gunicorn.sock"

LOGGING = {
    "version": 1,
}


def post_fork(server, worker):
    return None
`;

const cases: { what: string; syntax: Syntax; text: string; ids: (string | null)[] }[] = [
  {
    what: 'a unit: section and key, equal keys counted',
    syntax: 'unit',
    text: unit,
    ids: ['unit', 'unit-description', null, 'socket', 'socket-listenstream', 'socket-listenstream-2', null],
  },
  {
    what: 'an environment file: the name alone',
    syntax: 'unit',
    text: '# what Django reads\nDJANGO_DEBUG=0\nDJANGO_HOSTS=a.example',
    ids: ['what-django-reads', 'django-debug', 'django-hosts'],
  },
  {
    what: 'nginx: block and directive, the name of a header with it, lone brackets none',
    syntax: 'nginx',
    text: nginx,
    ids: [
      'server',
      'server-listen-80',
      'server-listen-80-2',
      'server-location-static',
      'location-static-alias',
      'location-static-add-header-x-a',
      null,
      'server-location',
      'location-proxy-set-header-host',
      'location-proxy-set-header-x-forwarded-proto',
      'location-proxy-pass',
      null,
      null,
      null,
    ],
  },
  {
    what: 'Python: names and blocks',
    syntax: 'python',
    text: python,
    ids: ['bind', null, 'logging', 'version', null, null, null, 'def-post-fork', 'def-post-fork-return-none', null],
  },
  {
    what: 'columns: the first words',
    syntax: 'plain',
    text: 'd /run/x 0755 root root -\n',
    ids: ['d-run-x-0755-root', null],
  },
];

for (const { what, syntax, text, ids } of cases) {
  test(`line ids: ${what}`, () => assert.deepEqual(lineIds(text, syntax), ids));
}

const inserted: Record<Exclude<Syntax, 'plain'>, { text: string; lines: string[] }> = {
  unit: { text: unit, lines: ['# one', '# two', '; three', '', '# five'] },
  nginx: { text: nginx, lines: ['# one', 'upstream x {', '    server unix:/run/x.sock;', '}', ''] },
  python: { text: python, lines: ['"""What this file is for."""', '', 'import os', 'extra = 1', ''] },
};

for (const [syntax, { text, lines }] of Object.entries(inserted)) {
  test(`line ids: five lines inserted above leave every other id of a ${syntax} file unchanged`, () => {
    const before = lineIds(text, syntax as Syntax);
    const after = lineIds([...lines, text].join('\n'), syntax as Syntax);
    assert.equal(after.length, before.length + 5);
    assert.deepEqual(after.slice(5), before);
  });
}

test('line ids: a changed value leaves every id unchanged', () => {
  const changed = nginx
    .replace('/var/www/static/', '/srv/static/')
    .replace('http://app', 'http://unix:/run/other.sock');
  assert.deepEqual(lineIds(changed, 'nginx'), lineIds(nginx, 'nginx'));
  assert.deepEqual(lineIds(unit.replace('/run/gunicorn.sock', '8000'), 'unit'), lineIds(unit, 'unit'));
});

test('line ids: unique and fit for an address in every file of the server', () => {
  for (const { id, text } of stackFiles()) {
    for (const syntax of ['unit', 'nginx', 'python', 'plain'] as const) {
      const ids = lineIds(text, syntax).filter((line) => line !== null);
      assert.equal(new Set(ids).size, ids.length, id);
      for (const line of ids) assert.match(line, /^[a-z0-9]+(-[a-z0-9]+)*-?\d*$/, `${id}: ${line}`);
    }
  }
});
