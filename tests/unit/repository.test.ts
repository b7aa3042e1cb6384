import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { repositoryAddress } from '../../src/shared/build/repository.ts';
import { webAddress } from '../../src/shared/build/web-address.ts';

/** Where the source lives: `REPOSITORY_URL`, else Git's remote, else nobody knows. */

const page = 'https://code.example/team/docs';

const known: [remote: string, address: string][] = [
  ['https://code.example/team/docs', page],
  ['https://code.example/team/docs.git', page],
  ['https://code.example/team/docs/', page],
  ['https://code.example/team/docs.git/', page],
  ['https://code.example:8443/team/docs.git', 'https://code.example:8443/team/docs'],
  ['http://code.example/team/docs.git', 'http://code.example/team/docs'],
  ['https://gitea/team/docs.git', 'https://gitea/team/docs'],
  ['https://code.example/group/sub/docs.git', 'https://code.example/group/sub/docs'],
  ['https://code.example/team/docs.git?a=secret#secret', page],
  ['https://secret@code.example/team/docs.git', page],
  ['https://ohm:secret@code.example/team/docs.git', page],
  ['https://oauth2:secret@code.example/team/docs', page],
  ['git@code.example:team/docs.git', page],
  ['git@code.example:team/docs', page],
  ['git@code.example:/team/docs.git', page],
  ['code.example:team/docs.git', page],
  ['git@code.example:group/sub/docs.git', 'https://code.example/group/sub/docs'],
  ['git@code.example:team/docs.js.git', 'https://code.example/team/docs.js'],
  ['ssh://git@code.example/team/docs.git', page],
  ['ssh://git@code.example:2222/team/docs', page],
  ['ssh://ohm:secret@code.example/team/docs.git', page],
  ['ssh://git@Code.Example/team/docs.git/', page],
];
for (const [remote, address] of known) test(`the page of ${remote}`, () => assert.equal(webAddress(remote), address));

const unknown = [
  '',
  '/srv/git/docs.git',
  '../docs',
  './team:docs/x',
  'docs.bundle',
  'file:///srv/git/docs.git',
  'C:\\git\\docs',
  'C:/git/docs',
  'git://code.example/team/docs.git',
  'https://code.example',
  'https://code.example/',
  'git@code.example:docs.git',
  'git@code.example:~ohm/docs.git',
  'ssh://git@code.example/~ohm/docs.git',
  'git@work:team/docs.git',
  'ssh://git@ssh.code.example:443/team/docs.git',
  'git@altssh.code.example:team/docs.git',
  'ext::ssh code.example team/docs',
  'git@code.example:team/"><script>/docs',
];
for (const remote of unknown)
  test(`no page is made up for ${remote || 'no remote'}`, () => assert.equal(webAddress(remote), undefined));

test('the variable comes before the remote, and an empty one is none', () => {
  const remote = () => 'git@code.example:team/docs.git';
  assert.equal(repositoryAddress('https://fork.example/me/docs/', remote), 'https://fork.example/me/docs');
  assert.equal(repositoryAddress('git@fork.example:me/docs.git', remote), 'https://fork.example/me/docs');
  for (const said of [undefined, '', ' ']) assert.equal(repositoryAddress(said, remote), page);
  assert.equal(
    repositoryAddress(undefined, () => null),
    undefined,
  );
});

test('a variable that is no web address is refused, with the remedy and without what could be a token', () => {
  for (const said of ['team/docs', 'code.example/team/docs', 'secret@work:team/docs', '/srv/git/secret'])
    assert.throws(
      () => repositoryAddress(said, () => 'git@code.example:team/docs.git'),
      ({ message }: Error) =>
        /^REPOSITORY_URL is no web address of a repository\. Write one, such as https:\/\/\S+, or unset it/.test(
          message,
        ) && !message.includes('secret'),
    );
});

/** A new checkout. @returns what the build finds in one of its folders, in a process of its own. */
function checkout(context: TestContext, ...commands: string[]): (folder?: string) => string {
  const root = mkdtempSync(join(tmpdir(), 'checkout-'));
  context.after(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'below'));
  const env = { PATH: process.env['PATH'], HOME: root };
  const git = (command: string) => execFileSync('git', command.split(' '), { cwd: root, env });
  for (const command of commands) git(command);
  const file = new URL('../../src/shared/build/repository.ts', import.meta.url).href;
  const script = `import { repositoryUrl } from '${file}'; process.stdout.write(String(repositoryUrl))`;
  return (folder = '.') =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: join(root, folder),
      env,
      encoding: 'utf8',
    });
}

test('the remote is asked of Git: without its token, and as it was written', (context) => {
  const found = checkout(
    context,
    'init -q',
    'remote add origin https://ohm:secret@code.example/team/docs.git',
    'config url.https://mirror.example/.insteadOf https://ohm:secret@code.example/',
  );
  assert.equal(found(), page);
  assert.equal(found('below'), 'undefined', 'a folder of a checkout has other paths than its root');
});

test('without an origin, and without a checkout, there is no address', (context) => {
  assert.equal(checkout(context)(), 'undefined');
  assert.equal(checkout(context, 'init -q')(), 'undefined');
  assert.equal(checkout(context, 'init -q', 'remote add upstream https://code.example/team/docs')(), 'undefined');
});
