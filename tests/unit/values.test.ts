import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatFragment, parseFragment } from '../../src/shared/fragment.ts';
import { asChoices, readValues, valuesAmong } from '../../src/features/values/values.ts';
import { domain, parameters, project, staticDir, user } from '../lab/values.ts';

for (const [given, values, refused] of [
  [{}, {}, []],
  [{ domain }, {}, []],
  [{ domain: 'a.example', variant: 'asgi', nothing: 'x' }, { domain: 'a.example' }, []],
  [{ domain: 'A', user: 'u1' }, { user: 'u1' }, ['domain']],
  [{ user: 'www-data' }, {}, ['user']],
  [{ user: 'nginx', 'web-user': 'nginx' }, { 'web-user': 'nginx' }, ['user']],
  [{ 'web-user': user }, {}, ['web-user']],
  [{ 'web-user': 'root' }, {}, ['web-user']],
  [{ 'socket-path': `/run/${project}` }, {}, ['socket-path']],
  [{ project: 'werk', 'socket-path': '/run/werk' }, { project: 'werk' }, ['socket-path']],
  [{ 'code-dir': `${staticDir}/src` }, {}, ['code-dir']],
  [{ 'code-dir': '/var/www' }, {}, ['code-dir']],
  [{ 'static-dir': `/var/www/${project}/acme` }, {}, ['static-dir']],
  [{ project: 'shop', 'static-dir': '/var/www/shop/acme/files' }, { project: 'shop' }, ['static-dir']],
  [
    { project: 'shop', 'static-dir': `/var/www/${project}/acme` },
    { project: 'shop', 'static-dir': `/var/www/${project}/acme` },
    [],
  ],
  [{ 'code-dir': '/opt/x', 'static-dir': '/opt/x/static' }, { 'static-dir': '/opt/x/static' }, ['code-dir']],
  [JSON.parse('{"__proto__":"x","constructor":"y"}'), {}, []],
] as [Record<string, string>, Record<string, string>, string[]][])
  test(`of ${JSON.stringify(given)} what holds is ${JSON.stringify(values)}`, () => {
    const reading = readValues(given, parameters);
    assert.deepEqual(reading.values, values);
    assert.deepEqual(Object.keys(reading.refused), refused);
  });

test('a link with every value at its longest stays below 1 kB, and is read back', () => {
  const path = (start: string) => `${start}/`.padEnd(56, '%');
  const label = 'a'.repeat(31);
  const longest = {
    project: label,
    package: 'A'.repeat(64),
    user: label,
    domain: `${'a'.repeat(38)}.example`,
    'socket-path': '/run/'.padEnd(51, '%') + '.sock',
    'code-dir': path('/srv'),
    'static-dir': path('/opt/a'),
    'state-dir': path('/var/lib'),
    workers: '64',
    'web-user': 'nginx',
  };
  const reading = readValues(longest, parameters);
  assert.deepEqual(reading.refused, {});
  const link = formatFragment({ anchor: 'limits', choices: asChoices(reading.values) });
  assert.ok(link.length <= 1024, `${link.length} characters`);
  assert.deepEqual(readValues(valuesAmong(parseFragment(link).choices) ?? {}, parameters).values, longest);
});

// A link that was once given out works for ever: a new version adds a row, and takes none away.
for (const [link, values] of [
  [
    '#limits&v1&variant=asgi&my.domain=shop.example.org&my.code-dir=/opt/shop&my.workers=5',
    { domain: 'shop.example.org', 'code-dir': '/opt/shop', workers: '5' },
  ],
  ['#&v1&my.static-dir=/srv/100%25/files', { 'static-dir': '/srv/100%/files' }],
] as const)
  test(`the link ${link} is understood`, () =>
    assert.deepEqual(readValues(valuesAmong(parseFragment(link).choices) ?? {}, parameters), { values, refused: {} }));

test('what the browser keeps is read back, and what is not of that form is nothing', () => {
  const values = { domain: 'a.example', 'code-dir': '/srv/1%/x' };
  const kept = (text: string) => valuesAmong(parseFragment(text).choices);
  assert.deepEqual(kept(formatFragment({ anchor: '', choices: asChoices(values) })), values);
  assert.equal(formatFragment({ anchor: '', choices: asChoices({}) }), '');
  for (const broken of ['', 'null', '{"domain":"a.example"}', '#&v0&my.domain=a.example', '\u0000', '&v1&domain=a'])
    assert.equal(kept(broken), undefined, broken);
});
