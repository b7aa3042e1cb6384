/** How the deploy script hands static files to nginx. */

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { ownFunction } from './deploy-functions.ts';
import { filesBelow, run, temporaryFolder } from './server-root.ts';

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
