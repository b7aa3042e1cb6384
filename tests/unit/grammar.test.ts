import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from '../../src/core/grammar.ts';
import { parameters } from '../lab/values.ts';

const reason = (id: string, value: string) => {
  const parameter = parameters.find((each) => each.id === id);
  assert.ok(parameter, `no parameter ${id}`);
  return refusal(value, parameter);
};

test('every default is accepted', () => {
  for (const { id, default: usual } of parameters) assert.equal(reason(id, usual), undefined, id);
});

for (const [id, value] of [
  ['domain', 'files.werk-7b.example'],
  ['domain', 'xn--bcher-kva.example'],
  ['domain', `${'a'.repeat(38)}.example`],
  ['code-dir', '/var/tmpfiles/x'],
  ['code-dir', '/library/x'],
  ['domain', '7.example'],
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
  ['project', 'combined', /log format/],
  ['project', 'tmp', /in its place/],
  ['project', 'nginx', /nginx's own configuration/],
  ['project', 'constructor\n', /^A space/],
  ['user', 'root', /own the machine/],
  ['user', 'shadow', /rights of its own/],
  ['user', '%h', /./],
  ['user', '$(id)', /^\$ cannot/],
  ['package', 'class', /word of Python/],
  ['package', '3d', /^Type letters/],
  ['code-dir', '../../etc', /^Type a path/],
  ['code-dir', '/srv/../etc', /^Type a path/],
  ['code-dir', '/srv/a/', /^Type a path/],
  ['code-dir', '/srv', /two levels/],
  ['code-dir', '/home/me/site', /^Not in \/home: the hardened unit cannot see it/],
  ['code-dir', '/var/tmp/site', /^Not in \/var\/tmp: the hardened unit has one of its own/],
  ['code-dir', '/lib/site', /^Not in \/lib: it belongs/],
  ['code-dir', '/srv/a b', /^A space/],
  ['code-dir', '/srv/-rf', /^Type a path/],
  ['socket-path', '/tmp/a.sock', /directly in \/run/],
  ['socket-path', '/run/a/b.sock', /directly in \/run/],
  ['socket-path', '/run/systemd', /Another program/],
  ['state-dir', '/var/lib/dpkg', /would lose it/],
  ['state-dir', '/var/lib/a/b', /directly in \/var\/lib/],
  ['workers', '0', /^Type a whole number/],
  ['workers', 'e1', /^e cannot stand here. Type a whole number/],
  ['workers', '65', /^Type a whole number/],
] as const)
  test(`${id} may not be ${JSON.stringify(value.slice(0, 40))}`, () =>
    assert.match(reason(id, value) ?? 'accepted', says));
