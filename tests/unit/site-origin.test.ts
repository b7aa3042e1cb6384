import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { leftOut } from '../../src/build/after/left-out.ts';
import { siteOrigin } from '../../src/shared/build/site-origin.ts';

/** Where the site is served: what `SITE_URL` says and nothing else. */

const taken: [said: string | undefined, base: string, origin: string | undefined][] = [
  [undefined, '/', undefined],
  ['', '/', undefined],
  ['  ', '/', undefined],
  ['https://docs.example.org', '/', 'https://docs.example.org'],
  ['https://docs.example.org/', '/x/y/', 'https://docs.example.org'],
  [' http://docs.example.org:8080\n', '/', 'http://docs.example.org:8080'],
  ['https://docs.example.org/x/y', '/x/y/', 'https://docs.example.org'],
  ['https://docs.example.org/x/y/', '/x/y/', 'https://docs.example.org'],
  ['https://ohm:secret@docs.example.org', '/', 'https://docs.example.org'],
];
for (const [said, base, origin] of taken)
  test(`SITE_URL ${JSON.stringify(said)} below ${base} is ${origin}`, () =>
    assert.equal(siteOrigin(said, base), origin));

const refused: [said: string, remedy: RegExp][] = [
  ['docs.example.org', /^SITE_URL is no web address\. Write scheme and host, such as https:\/\/\S+, or unset it/],
  ['docs.example.org:8080', /^SITE_URL is no web address/],
  ['ohm:secret@docs.example.org', /^SITE_URL is no web address/],
  ['ftp://docs.example.org', /^SITE_URL is no web address/],
  ['https://', /^SITE_URL is no web address/],
  [
    'https://docs.example.org/team',
    /^SITE_URL has the path \/team, and BASE_PATH is \/x\/\. Write the path into BASE_PATH/,
  ],
];
for (const [said, remedy] of refused)
  test(`SITE_URL "${said}" is refused, with the remedy and without what could be a password`, () =>
    assert.throws(
      () => siteOrigin(said, '/x/'),
      ({ message }: Error) => remedy.test(message) && !message.includes('secret'),
    ));

/** What the addresses are in a process of its own, since they are read from the environment once. */
function addresses(env: Record<string, string>): string {
  const site = new URL('../../src/shared/build/site.ts', import.meta.url).href;
  const script = `import { address, href } from '${site}'; process.stdout.write(address(href('/nginx/')))`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  });
  return stdout || stderr;
}

test('an address has the origin of the environment, or none', () => {
  assert.equal(addresses({}), '/nginx/');
  assert.equal(addresses({ SITE_URL: '', BASE_PATH: '/x/y' }), '/x/y/nginx/');
  assert.equal(addresses({ SITE_URL: 'https://a.example', BASE_PATH: 'x' }), 'https://a.example/x/nginx/');
  assert.match(addresses({ SITE_URL: 'a.example' }), /Error: SITE_URL is no web address/);
});

test('a build names what it left out, and the variable that brings it', () => {
  assert.deepEqual(leftOut('https://a.example', 'https://b.example/c/d'), []);
  const sentences = leftOut(undefined, undefined);
  assert.deepEqual(
    sentences.map((sentence) => sentence.split(' ')[0]),
    ['SITE_URL', 'REPOSITORY_URL'],
  );
});
