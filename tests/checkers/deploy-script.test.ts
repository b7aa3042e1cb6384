/** The deploy script: parsed by bash, read by ShellCheck where it is installed, executable; and how it ends too early. */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ownFunction, SCRIPT } from './deploy-functions.ts';
import { installed, run, temporaryFolder } from './server-root.ts';

test('bash can parse the deploy script', (context) => {
  if (!installed('bash')) return context.skip('bash is not installed');
  const { status, output } = run('bash', ['-n', SCRIPT]);
  assert.equal(status, 0, output);
});

test('ShellCheck has no remark on the deploy script', (context) => {
  if (!installed('shellcheck')) return context.skip('shellcheck is not installed');
  const { status, output } = run('shellcheck', [SCRIPT]);
  assert.equal(status, 0, output);
});

test('the deploy script is executable, so a copied tree works at once', () => {
  assert.equal(statSync(SCRIPT).mode & 0o111, 0o111);
});

const retry = 'correct the error above, then try again';
for (const [says, links, output] of [
  ['the build fails', { before: 'old', current: 'old' }, `publish old\n== old serves: ${retry}\n`],
  [
    'the new release does not answer',
    { before: 'old', current: 'new' },
    `serve old\npublish old\n== old serves: ${retry}\n`,
  ],
  [
    'nor does the old one',
    { before: 'old', current: 'new', answers: 'false' },
    'serve old\npublish old\n== old does not answer: journalctl -u gunicorn -n 20\n',
  ],
  [
    'the static files cannot be put back',
    { before: 'old', current: 'old', publishes: 'false' },
    `publish old\n== static files are not all as before: make room, then deploy again\n== old serves: ${retry}\n`,
  ],
  ['the very first build fails', { before: '', current: '' }, `== nothing serves yet: ${retry}\n`],
  ['the very first release does not answer', { before: '', current: 'new' }, `== nothing serves yet: ${retry}\n`],
] as const)
  test(`a deploy that ends too early, with its own status: ${says}`, (context) => {
    if (!installed('bash')) return context.skip('bash is not installed');
    const folder = temporaryFolder(context);
    for (const release of ['old', 'new']) mkdirSync(join(folder, release));
    for (const [name, target] of Object.entries({ current: links.current, previous: 'new', next: 'new' }))
      if (target) symlinkSync(target, join(folder, name));
    const answers = 'answers' in links ? links.answers : 'true';
    const publishes = 'publishes' in links ? links.publishes : 'true';
    const stubs = [
      'say() { printf \'== %s\\n\' "$*"; }',
      `serve() { echo "serve $1"; ln -sfn "$1" current; }`,
      `ask() { ${answers}; }`,
      `publish() { echo "publish $1"; ${publishes}; }`,
      // A step that has just failed is unloaded while it is being stopped: nothing a reader should see last.
      'systemctl() { echo "Failed to stop a step: Unit not loaded." >&2; false; }',
      ...['point', 'publish_before', 'undo'].map(ownFunction),
    ].join('\n');
    const script = `set -euo pipefail; cd "$1"; site=. before=$2 former=older release=new\n${stubs}\ntrap undo EXIT; (exit 7)`;
    assert.deepEqual(run('bash', ['-c', script, 'bash', folder, links.before]), { output, status: 7 });
    assert.ok(!existsSync(join(folder, 'new')), 'the failed release is still there');
    if (!links.before)
      assert.ok(!readdirSync(folder).includes('current'), 'a first release that failed is still linked');
    assert.equal(readlinkSync(join(folder, 'previous')), 'older');
    assert.ok(!readdirSync(folder).includes('next'), 'a deploy that ended in order is still marked as cut off');
  });

test('files are published before the database changes, and the release is tried before the switch', () => {
  const text = readFileSync(SCRIPT, 'utf8');
  const order = [
    'manage collectstatic',
    'chown -R root:',
    'publish "$release"',
    'manage migrate',
    '    try "$release"',
    '    serve "$release"',
  ];
  const places = order.map((step) => text.indexOf(step));
  assert.ok(!places.includes(-1), `not all found: ${places}`);
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
});
