/** The deploy script: parsed by bash, read by ShellCheck where it is installed, executable; and how it publishes files. */

import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { filesBelow, installed, run, STACK, temporaryFolder } from './server-root.ts';

const SCRIPT = join(STACK, 'base/usr/local/sbin/mechsimvault-deploy');

/** A release with collected files, and the folder that nginx would serve. */
interface Site {
  release: string;
  served: string;
}

function site(context: TestContext, collected: Record<string, string>): Site {
  const root = temporaryFolder(context);
  const made = { release: join(root, 'release'), served: join(root, 'served') };
  mkdirSync(made.served);
  collect(made, { 'staticfiles.json': '{}', ...collected });
  return made;
}

function collect({ release }: Site, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(release, 'static', name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }
}

/** A function of the script, as text. */
function ownFunction(name: string): string {
  const found = new RegExp(`^${name}\\(\\) \\{\\n[\\s\\S]*?^\\}\\n`, 'm').exec(readFileSync(SCRIPT, 'utf8'));
  assert.ok(found, `no function ${name}`);
  return found[0];
}

/**
 * Runs the script's own `publish` as a careful root would, with an umask that hides everything.
 * @param first - what stands before it, such as a program that fails
 */
function publish({ release, served }: Site, first = '') {
  const script = `set -euo pipefail; umask 077; static=$2\n${ownFunction('publish')}${first} publish "$1" && echo reached`;
  return run('bash', ['-c', script, 'bash', release, served]);
}

const inode = (site: Site, name: string): number => statSync(join(site.served, name)).ino;
const mode = (site: Site, name: string): number => statSync(join(site.served, name)).mode & 0o777;

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

test('publishing gives nginx every file but the manifest, readable for everybody', (context) => {
  if (process.platform !== 'linux') return context.skip('needs GNU find and install');
  const made = site(context, { 'a.css': 'one', 'a.0123456789ab.css': 'one', 'deep/er/with space.svg': 'two' });
  assert.equal(publish(made).output, 'reached\n');
  assert.deepEqual(filesBelow(made.served), ['a.0123456789ab.css', 'a.css', 'deep/er/with space.svg']);
  for (const name of filesBelow(made.served)) assert.equal(mode(made, name), 0o644, name);
  for (const name of ['deep', 'deep/er']) assert.equal(mode(made, name), 0o755, name);
});

test('publishing again leaves equal files alone, replaces a changed one, and keeps names of other releases', (context) => {
  if (process.platform !== 'linux') return context.skip('needs GNU find and install');
  const made = site(context, { 'a.css': 'one', 'a.0123456789ab.css': 'one' });
  publish(made);
  writeFileSync(join(made.served, 'old.ba9876543210.css'), 'of an older release');
  const before = { hashed: inode(made, 'a.0123456789ab.css'), plain: inode(made, 'a.css') };
  collect(made, { 'a.css': 'two', 'a.ffffffffffff.css': 'two' });
  assert.equal(publish(made).status, 0);
  assert.equal(inode(made, 'a.0123456789ab.css'), before.hashed, 'an equal file was written again');
  assert.notEqual(inode(made, 'a.css'), before.plain, 'the file was written in place, not replaced by a rename');
  assert.equal(readFileSync(join(made.served, 'a.css'), 'utf8'), 'two');
  assert.deepEqual(filesBelow(made.served), [
    'a.0123456789ab.css',
    'a.css',
    'a.ffffffffffff.css',
    'old.ba9876543210.css',
  ]);
});

test('publishing makes readable again what nginx could not read, and does not write it anew', (context) => {
  if (process.platform !== 'linux') return context.skip('needs GNU find and install');
  const made = site(context, { 'deep/a.0123456789ab.css': 'one' });
  publish(made);
  const before = inode(made, 'deep/a.0123456789ab.css');
  chmodSync(join(made.served, 'deep/a.0123456789ab.css'), 0o600);
  chmodSync(join(made.served, 'deep'), 0o700);
  assert.equal(publish(made).output, 'reached\n');
  assert.deepEqual([mode(made, 'deep'), mode(made, 'deep/a.0123456789ab.css')], [0o755, 0o644]);
  assert.equal(inode(made, 'deep/a.0123456789ab.css'), before);
});

const retry = 'mend what is said above, then try again';
for (const [says, links, output, kept] of [
  ['the build fails', { before: 'old', current: 'old' }, `publish old\n== old serves: ${retry}\n`, false],
  [
    'the new release does not answer',
    { before: 'old', current: 'new' },
    `serve old\npublish old\n== old serves: ${retry}\n`,
    false,
  ],
  [
    'nor does the old one',
    { before: 'old', current: 'new', answers: 'false' },
    'serve old\npublish old\n== old does not answer either: journalctl -u gunicorn -n 20\n',
    false,
  ],
  [
    'the static files cannot be put back',
    { before: 'old', current: 'old', publishes: 'false' },
    `publish old\n== static files are not all as before: make room, then deploy again\n== old serves: ${retry}\n`,
    false,
  ],
  ['the very first build fails', { before: '', current: '' }, `== nothing serves yet: ${retry}\n`, false],
  ['the very first release does not answer', { before: '', current: 'new' }, `== nothing serves yet: ${retry}\n`, true],
] as const)
  test(`a deploy that ends too early, with its own status: ${says}`, (context) => {
    if (!installed('bash')) return context.skip('bash is not installed');
    const folder = temporaryFolder(context);
    mkdirSync(join(folder, 'new'));
    for (const [name, target] of Object.entries({ current: links.current, previous: 'new', next: 'new' }))
      if (target) symlinkSync(target, join(folder, name));
    const answers = 'answers' in links ? links.answers : 'true';
    const publishes = 'publishes' in links ? links.publishes : 'true';
    const stubs = [
      'say() { printf \'== %s\\n\' "$*"; }',
      `serve() { echo "serve $1"; ln -sfn "$1" current; ${answers}; }`,
      `publish() { echo "publish $1"; ${publishes}; }`,
      // A step that has just failed is unloaded while it is being stopped: nothing a reader should see last.
      'systemctl() { echo "Failed to stop a step: Unit not loaded." >&2; false; }',
      ...['point', 'publish_before', 'undo'].map(ownFunction),
    ].join('\n');
    const script = `set -euo pipefail; cd "$1"; site=. before=$2 former=older release=new\n${stubs}\ntrap undo EXIT; (exit 7)`;
    assert.deepEqual(run('bash', ['-c', script, 'bash', folder, links.before]), { output, status: 7 });
    assert.equal(existsSync(join(folder, 'new')), kept);
    assert.equal(readlinkSync(join(folder, 'previous')), 'older');
    assert.ok(!readdirSync(folder).includes('next'), 'a deploy that ended in order is still marked as cut off');
  });

test('a full disk damages no published file, and what was copied half is gone with the next run', (context) => {
  if (process.platform !== 'linux') return context.skip('needs GNU find and install');
  const made = site(context, { 'a.css': 'one', 'b.css': 'one' });
  publish(made);
  collect(made, { 'a.css': 'two', 'b.css': 'two' });
  const full =
    'install() { case ${*: -1} in */b.css*) echo t > "${*: -1}"; false ;; *) command install "$@" ;; esac }; set +e;';
  const { status } = publish(made, full);
  const read = (name: string) => readFileSync(join(made.served, name), 'utf8');
  assert.deepEqual([status, read('a.css'), read('b.css')], [1, 'one', 'one']);
  publish(made);
  assert.deepEqual([filesBelow(made.served), read('a.css'), read('b.css')], [['a.css', 'b.css'], 'two', 'two']);
});

test('a file that cannot be published stops the deploy', (context) => {
  if (process.platform !== 'linux') return context.skip('needs GNU find and install');
  const made = site(context, { 'a/b.css': 'one' });
  writeFileSync(join(made.served, 'a'), 'a file where a folder is needed');
  const { status, output } = publish(made);
  assert.notEqual(status, 0);
  assert.doesNotMatch(output, /reached/);
});

test('files are published before the database changes, and the release is tried before the switch', () => {
  const text = readFileSync(SCRIPT, 'utf8');
  const order = [
    'manage.py collectstatic',
    'chown -R root:',
    'publish "$release"',
    'manage.py migrate',
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
