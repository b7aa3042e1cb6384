import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { test, type TestContext } from 'node:test';
import { assertNone } from '../support/findings.ts';

/** What `npm ci` brings is what the lock names, Node included, and none of it runs while it is installed. */

interface Locked {
  version: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  os?: string;
  cpu?: string;
  bin?: Record<string, string>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const packages = Object.entries(lock.packages).filter(([folder]) => folder !== '');
const nodes = packages.filter(([, { bin }]) => bin?.['node']);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/**
 * Runs `node -p` at the end of what every npm script begins with.
 * @param lines of a shell script that stands in for the Node of the system; without, the Node of this test does.
 * @param folder where npm would run it; in `src` there is no package of Node, as on a system that none is made for.
 */
function scripted(context: TestContext, lines = [`exec ${process.execPath} "$@"`], folder = '.') {
  const system = mkdtempSync(join(tmpdir(), 'node-'));
  context.after(() => rmSync(system, { recursive: true }));
  writeFileSync(join(system, 'node'), ['#!/bin/sh', ...lines, ''].join('\n'), { mode: 0o755 });
  const script = `. ${resolve('src/build/node.sh')} && node -p 'process.execPath + process.version'`;
  const env = { PATH: `${system}${delimiter}${process.env['PATH']}` };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd: folder, env, encoding: 'utf8' });
  return { status, stdout: stdout.trim(), stderr };
}

test('every package is known by the hash of its content, and by no host', () => {
  const unknown = packages.filter(([, { integrity, resolved }]) => !integrity || resolved);
  assertNone(
    unknown.map(
      ([folder, { resolved }]) =>
        `package-lock.json: ${folder}: ${resolved ? `is tied to ${resolved}` : 'has no hash'}`,
    ),
    'npm install with the .npmrc of the repository writes a hash and no host',
  );
});

test('no package needs a script while it is installed, and none may run one', () => {
  const found = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
  // The script of esbuild only saves its command the start of a Node; the build calls its library.
  assert.deepEqual(
    found.map(([folder]) => folder),
    ['node_modules/esbuild'],
  );
  assert.match(readFileSync('.npmrc', 'utf8'), /^ignore-scripts=true$/m);
});

test('Linux and macOS get one version of Node', () => {
  assert.deepEqual(nodes.map(([, { os, cpu }]) => `${os} ${cpu}`).sort(), [
    'darwin arm64',
    'darwin x64',
    'linux arm64',
    'linux x64',
  ]);
  assert.equal(new Set(nodes.map(([, { version }]) => version)).size, 1);
});

test('the Node of the npm scripts is the one of the lock', (context) => {
  const here = nodes.find(([, { os, cpu }]) => os === process.platform && cpu === process.arch);
  if (!here) return context.skip(`the lock has no Node for ${process.platform} ${process.arch}`);
  const [folder, { version }] = here;
  const { stdout } = scripted(context, ['exit 1']);
  assert.equal(stdout, `${realpathSync(join(folder, 'bin/node'))}v${version}`);
});

test('every npm script first looks for its Node', () => {
  const others = Object.entries(scripts).filter(([, line]) => !line.startsWith('. ./src/build/node.sh && '));
  assertNone(
    others.map(([name, line]) => `package.json: "${name}": ${line}`),
    'begin it with `. ./src/build/node.sh && `, which looks for the Node of the lock',
  );
});

test('without a Node of the lock, the one of the system runs', (context) => {
  const { stdout, stderr } = scripted(context, undefined, 'src');
  assert.equal(stdout, process.execPath + process.version);
  assert.equal(stderr, '');
});

test('where Node is too old, or does not start, one line says what to do', (context) => {
  const old = scripted(context, ['[ "$1" = --version ] && echo v20.19.2 || exit 1'], 'src');
  assert.equal(old.status, 1);
  assert.match(old.stderr, /^.*v20\.19\.2.*install Node 22\.18 or newer.*\n$/);
  const foreign = scripted(context, ['exit 127'], 'src');
  assert.equal(foreign.status, 1);
  assert.match(foreign.stderr, /^.*install Node 22\.18 or newer.*rm node_modules\/\.bin\/node.*\n$/);
});
