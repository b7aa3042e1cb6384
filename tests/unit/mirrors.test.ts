import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { assertNone } from '../support/findings.ts';

/** Where a machine gets its packages is that machine's affair: no file of the repository names such a host. */

/** How the addresses of package hosts go on, whoever runs them: apt, PyPI, npm, container images. */
const paths = [
  /(debian|ubuntu)(-security)?\/(dists|pool)\//,
  /(pypi\/)?simple\//,
  /\S+\/-\/\S+\.tgz/,
  /v2\/\S+\/manifests\//,
];
const address = new RegExp(
  `https?://(?!apt\\.example/)[\\w.:@-]+/(\\S*/)?(${paths.map(({ source }) => source).join('|')})`,
);
/** Settings that name such a host without a path of that kind. */
const setting =
  /^\s*(registry|@[\w-]+:registry|index-url|extra-index-url|find-links|trusted-host)\s*=|--(registry|index-url|extra-index-url|find-links|trusted-host)[= ]https?:/m;

/** The tests name such settings to refuse them. */
const files = globSync(['**/*', '.*', '.{ci,github}/**/*'], { exclude: ['node_modules', 'dist', 'test-results'] })
  .filter((file) => !file.startsWith('tests/unit/mirrors') && statSync(file).isFile())
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

const named = (text: string) => address.exec(text)?.[0] ?? setting.exec(text)?.[0];

test('no file names the host of a package mirror', () => {
  assert.ok(files.some(({ file }) => file === 'package-lock.json') && files.some(({ file }) => file === '.npmrc'));
  const found = files.flatMap(({ file, text }) => {
    const name = named(text);
    return name ? [`${file}: ${name}`] : [];
  });
  assertNone(found, 'take it out: each machine has its own setting for where its packages come from');
});

test('the hosts of apt, npm, PyPI and images are seen, whatever their names', () => {
  for (const text of [
    'W: Failed to fetch http://10.0.0.5/debian/dists/trixie/InRelease',
    'Get:1 https://proxy.example/apt/debian-security/pool/main/n/nginx.deb',
    '"resolved": "https://proxy.example/npm/astro/-/astro-7.3.4.tgz"',
    'registry=https://proxy.example/npm/',
    '--index-url https://proxy.example/simple',
    'Looking in indexes: https://proxy.example/pypi/simple/',
  ])
    assert.ok(named(text), text);
  assert.equal(named('https://packages.debian.org/trixie/nginx'), undefined);
});
