import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listStack, stackSets } from '../../src/shared/build/stack.ts';
import { refusal } from '../../src/features/values/grammar.ts';
import { readValues } from '../../src/features/values/values.ts';
import { codeDir, parameters, project, pythonPackage, valuesOf } from '../lab/values.ts';

const reason = (id: string, value: string) => {
  const parameter = parameters.find((each) => each.id === id);
  assert.ok(parameter, `no parameter ${id}`);
  return refusal(value, parameter);
};

test('every default is accepted', () => {
  for (const { id, default: usual } of parameters) assert.equal(reason(id, usual), undefined, id);
});

/** A value that gives something a name which Debian has. */
function owned(id: string, value: string): readonly [string, string, RegExp] {
  return [id, value, /: Debian or a package of it has an account, a folder or a service of this name/];
}

for (const [id, value] of [
  ['domain', 'files.werk-7b.example'],
  ['domain', 'xn--bcher-kva.example'],
  ['domain', `${'a'.repeat(38)}.example`],
  ['domain', '7.example'],
  ['domain', 'a.0xyz'],
  ['code-dir', '/srv/shop'],
  ['static-dir', '/var/www/shop/static'],
  ['static-dir', '/srv/http/shop/files'],
  ['web-user', 'nginx'],
  ['code-dir', '/opt/sites/werk.7b'],
  ['code-dir', '/srv/100%/@home+x'],
  ['socket-path', '/run/a.sock'],
  ['state-dir', '/var/lib/x'],
  ['project', 'a9'],
  ['project', 'constructor'],
  ['package', 'toString'],
  ['package', '_'.padStart(3, 'Ab')],
  ['workers', '64'],
] as const)
  test(`${id} may be ${value}`, () => assert.equal(reason(id, value), undefined));

for (const [id, value, says] of [
  ['domain', 'example.com; } server {', /^; cannot stand here/],
  ['domain', 'https://example.com', /^Leave the scheme out/],
  ['domain', 'Example.com', /^Capitals/],
  ['domain', 'bücher.example', /^ü \(U\+00FC\) cannot stand here/],
  ['domain', 'example\u202e.com', /^The invisible character U\+202E/],
  ['domain', 'localhost', /^Type the name alone/],
  ['domain', '127.0.0.1', /^Type the name alone/],
  ['domain', '0x7f.1', /no number as the last part/],
  ['domain', '1.2.3.0x4', /no number as the last part/],
  ['domain', 'a.0x', /no number as the last part/],
  ['domain', '-a.example', /^Type the name/],
  ['domain', 'a.example:8000', /^: cannot/],
  [
    'domain',
    `${'a'.repeat(10_000)}.example`,
    /^That is 10008 characters long; 46 is the most\. For a longer name nginx/,
  ],
  ['domain', `${'a'.repeat(39)}.example`, /^That is 47 characters/],
  ['domain', '', /^Nothing is typed/],
  ['project', "O'Brien", /^Capitals cannot/],
  ['project', "o'brien", /^' cannot stand here/],
  ['project', 'host', /all sites of a host/],
  ...['tmp', 'nginx', 'sshd', 'udev', 'lock', 'credentials', 'fastcgi-php', 'snakeoil'].map((name) =>
    owned('project', name),
  ),
  ['project', 'constructor\n', /^A space/],
  ['user', 'root', /control the machine/],
  ['user', 'wheel', /rights of root through sudo/],
  ...['shadow', 'sudo', 'disk', 'docker', 'lxd', 'libvirt', 'kvm', 'www-data', 'postgres'].map((name) =>
    owned('user', name),
  ),
  ['user', '%h', /./],
  ['user', '$(id)', /^\$ cannot/],
  ['package', 'class', /word of Python/],
  ['package', '3d', /^Type letters/],
  ['package', 'json', /^json: Python or a locked package/],
  ['package', 'gunicorn', /^gunicorn: Python or a locked package/],
  ['package', 'django', /^django: Python or a locked package/],
  ['code-dir', '../../etc', /^Type a path/],
  ['code-dir', '/srv/../etc', /^Type a path/],
  ['code-dir', '/srv/a/', /^Type a path/],
  ['code-dir', '/srv', /two levels/],
  ['code-dir', '/home/me/site', /below \/srv or \/opt.* sees no home folder/],
  ['code-dir', '/var/tmp/site', /has a \/tmp of its own/],
  ['code-dir', '/srvs/site', /below \/srv or \/opt/],
  ['code-dir', '/lib/site', /belong to Debian/],
  ['static-dir', '/var/log/site', /two levels below/],
  ['static-dir', '/var/www/html', /two levels below/],
  ['static-dir', '/srv/files', /sets its modes/],
  ['code-dir', '/srv/a b', /^A space/],
  ['code-dir', '/srv/-rf', /^Type a path/],
  ['socket-path', '/tmp/a.sock', /directly in \/run/],
  ['socket-path', '/run/a/b.sock', /directly in \/run/],
  ['socket-path', '/run/systemd', /end in \.sock/],
  ['socket-path', `/run/${project}-deploy.lock`, /end in \.sock/],
  owned('socket-path', '/run/docker.sock'),
  owned('state-dir', '/var/lib/docker'),
  owned('state-dir', '/var/lib/dpkg'),
  ['state-dir', '/var/lib/a/b', /directly in \/var\/lib/],
  ['workers', '0', /^Type a whole number/],
  ['workers', 'e1', /^e cannot stand here. Type a whole number/],
  ['workers', '65', /^Type a whole number/],
  ['web-user', 'root', /an account that Debian's nginx/],
] as readonly (readonly [string, string, RegExp])[])
  test(`${id} may not be ${JSON.stringify(value.slice(0, 40))}`, () =>
    assert.match(reason(id, value) ?? 'accepted', says));

const stack = stackSets.filter((set) => set !== 'notes-as-written').flatMap(listStack);
const texts = stack.map(({ path, text }) => `/${path} ${text}`).join('\n');

test('no path of the stack is accepted for another thing', () => {
  const paths = texts.match(/(?<![\w.-])\/(run|srv|opt|var\/(lib|www))\/[\w./-]*[\w-]/g) ?? [];
  assert.ok(new Set(paths).size > 20, `${new Set(paths).size} paths`);
  for (const path of new Set(paths))
    for (const { id, grammar, default: usual } of parameters) {
      // What lies in a folder moves with it.
      if (grammar !== 'absolute-path' || `${path}/`.startsWith(`${usual}/`)) continue;
      assert.ok(id in readValues({ [id]: path }, parameters).refused, `${id} may be ${path}`);
    }
});

test('no module of the project is accepted as its package', () => {
  const module = new RegExp(`^${RegExp.escape(codeDir)}/src/(\\w+)(?:/|\\.py$)`);
  const modules = stack.flatMap(({ path }) => module.exec(`/${path}`)?.[1] ?? []);
  const others = [...new Set(modules)].filter((name) => name !== pythonPackage);
  assert.deepEqual(others.toSorted(), ['manage', 'vault']);
  for (const name of others) assert.match(reason('package', name) ?? 'accepted', /project of the guide/);
});

test('the awkward values of the lab are accepted', () => {
  assert.deepEqual(readValues(valuesOf('awkward'), parameters), { values: valuesOf('awkward'), refused: {} });
});

test('no locked package is accepted as the package of the project', () => {
  const locks = stack
    .filter(({ path }) => /requirements[^/]*\.txt$/.test(path))
    .flatMap(({ text }) => [...text.matchAll(/^([\w-]+)==/gm)]);
  assert.ok(locks.length > 10, `${locks.length} packages`);
  for (const [, name = ''] of locks)
    assert.match(
      reason('package', name.replaceAll('-', '_')) ?? 'accepted',
      /locked package/,
      `${name}: npm run lab -- --names`,
    );
});
