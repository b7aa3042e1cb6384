import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { serverTrees, sha256 } from '../../src/features/download/server.build.ts';
import { archiveOf, type Archive } from '../../src/features/download/archive.ts';
import type { Link } from '../../src/features/download/readme.ts';
import { consoleBlocks } from '../../src/shared/build/markdown-tree.ts';
import type { Values } from '../../src/shared/parameters.ts';
import { readValues } from '../../src/features/values/values.ts';
import { variants } from '../../src/shared/variants.ts';
import { tarball } from '../../src/features/download/tarball.ts';
import { domain, project, pythonPackage, valuesOf } from '../lab/values.ts';

const trees = serverTrees();
const all = trees.parameters.length;
const awkward: Values = { ...valuesOf('awkward'), 'web-user': 'nginx' };

async function made(id: string, values: Values = {}): Promise<Archive> {
  const kind = trees.servers.find((each) => each.id === id);
  assert.ok(kind, id);
  return archiveOf(trees, kind, values, sha256);
}

function textOf(archive: Archive, path: string): string {
  const entry = archive.entries.find((each) => each.path === `${archive.top}/${path}`);
  assert.ok(entry, `${path} is not among ${archive.entries.map((each) => each.path).join(' ')}`);
  return entry.text;
}

const ids = trees.servers.map(({ id }) => id);

test('every variant has a server, and no value of a reader is refused', () => {
  for (const variant of variants) assert.ok(ids.includes(variant), `content/guide.yaml: "servers" has no ${variant}`);
  assert.deepEqual(readValues(awkward, trees.parameters).refused, {});
});

for (const id of ids) {
  test(`${id}: the same archive twice has the same bytes`, async () => {
    const [first, second] = [await made(id, awkward), await made(id, awkward)];
    assert.deepEqual(await tarball(first, '2026-11-24'), await tarball(second, '2026-11-24'));
    assert.notDeepEqual(await tarball(first, '2026-11-24'), await tarball(second, '2026-11-25'));
  });

  test(`${id}: every file has its sum, in the form of sha256sum`, async () => {
    const archive = await made(id, awkward);
    const lines = textOf(archive, 'SHA256SUMS').trimEnd().split('\n');
    const others = archive.entries.filter(({ path }) => !path.endsWith('/SHA256SUMS'));
    assert.equal(lines.length, others.length);
    for (const line of lines) {
      const [, sum, path = ''] = /^([0-9a-f]{64})  (\S+)$/.exec(line) ?? [];
      assert.equal(sum, await sha256(new TextEncoder().encode(textOf(archive, path))), line);
    }
  });

  test(`${id}: with awkward values no default is left, in paths, files and steps`, async () => {
    const archive = await made(id, awkward);
    assert.equal(archive.top, 'werk-7b-server');
    const defaults = new RegExp(
      `^.*(${project}|${pythonPackage}|gunicorn\\.sock\\b|www-data|WEB_CONCURRENCY.*3).*$`,
      'gim',
    );
    for (const { path, text } of archive.entries) {
      // The table of the README says what was booted.
      const own = `${path}\n${text.replace(/^\|.*\|$/gm, '')}`;
      assert.deepEqual(own.match(defaults), null, path);
    }
  });

  test(`${id}: the server has no project, and what stands for one lies beside it`, async () => {
    const archive = await made(id, awkward);
    const below = (folder: string) =>
      archive.entries.map(({ path }) => path).filter((path) => path.startsWith(`${archive.top}/${folder}/`));
    const source = `${awkward['code-dir']}/src/`;
    assert.deepEqual(
      below('root').filter((path) => path.includes(source)),
      [],
    );
    for (const folder of ['demo', 'project']) {
      assert.notDeepEqual(below(folder), []);
      for (const path of below(folder)) assert.ok(path.includes(`/${folder}${source}`), path);
    }
    assert.match(textOf(archive, 'README.md'), /`cp -R \/root\/werk-7b-server\/demo\/\. \/`/);
  });

  test(`${id}: no file of the server leads to the guide or to a proof`, async () => {
    for (const { path, text } of (await made(id)).entries.filter((entry) => !entry.path.endsWith('/README.md'))) {
      const addresses = text.match(/\bhttps?:\/\/[\w.$-]+/g) ?? [];
      const inside = new Set([project, 'localhost', '127.0.0.1']);
      const own = addresses.map((address) => address.replace(/^https?:\/\//, ''));
      assert.deepEqual(
        own.filter((name) => !inside.has(name) && !/^\$[\w$]+$/.test(name)),
        [],
        path,
      );
    }
  });

  test(`${id}: the README has the guide's commands, this server's, in one order`, async () => {
    const readme = textOf(await made(id, awkward), 'README.md');
    const blocks = consoleBlocks(readme).map((block) => block.id);
    const kind = trees.servers.find((each) => each.id === id);
    assert.deepEqual(blocks, ['unpack', ...(kind?.steps.map((step) => step.id) ?? [])]);
    assert.match(
      readme,
      /^# cd \/root && bash werk-7b-server\/root\/usr\/local\/sbin\/werk-7b-names werk-7b-server\/root \\\n {2}&& cp -R werk-7b-server\/root\/\. \/$/m,
    );
    assert.match(readme, /^# werk-7b-deploy$/m);
    assert.match(readme, new RegExp(`^${Object.keys(awkward).length} of ${all} values are not what was booted`, 'm'));
    assert.equal(/ssl\/werk-7b\/privkey\.pem/.test(readme), id.endsWith('tls'));
    assert.equal(readme.includes('stack/'), false, 'it names a tree that the archive does not have');
  });
}

for (const [where, site, link] of [
  [
    'whose site is known',
    'https://docs.example.org',
    '[The files of `base`](https://docs.example.org/proof/set-base/)',
  ],
  ['whose site is unknown', '', 'The files of `base` (`/proof/set-base/` of the guide)'],
] as const)
  test(`the README of a guide ${where} names sections and records so that nothing leads to nowhere`, async () => {
    const at = ({ title, address }: Link): Link => ({
      title,
      address: site + new URL(address, 'https://a.example').href.slice(17),
    });
    const [first] = trees.servers;
    assert.ok(first);
    const steps = first.steps.map((step) => ({ ...step, from: step.from && at(step.from) }));
    const proved = { ...first.proved, records: first.proved.records.map(at) };
    const readme = textOf(await archiveOf(trees, { ...first, steps, proved }, {}, sha256), 'README.md');
    assert.ok(readme.includes(`\n- ${link}\n`), readme.slice(0, 1000));
    assert.equal(readme.match(/\]\((?!https:\/\/docs\.example\.org\/)/g), null);
    assert.equal(readme.match(/^Explained in .*\/[a-z-]+\/#/gm)?.length, readme.match(/^Explained in /gm)?.length);
  });

for (const [values, says] of [
  [{}, new RegExp(`^All ${all} values are the ones that were booted\\.$`, 'm')],
  [
    { domain: 'a.example' },
    new RegExp(
      `^1 of ${all} values is not what was booted[^]*^\\| Domain \\| \`a\\.example\` \\| \`${RegExp.escape(domain)}\` \\|$`,
      'm',
    ),
  ],
  [{ domain: 'a.example', workers: '5' }, new RegExp(`^2 of ${all} values are not what was booted`, 'm')],
] as const)
  test(`the README with ${JSON.stringify(values)} counts what differs`, async () => {
    assert.match(textOf(await made('wsgi', values), 'README.md'), says);
  });

test('of a file that two trees have the last one is taken', async () => {
  const [wsgi, both] = [await made('wsgi'), await made('asgi-tls')];
  const config = `root/etc/${project}/gunicorn.conf.py`;
  assert.match(textOf(wsgi, config), /worker_class = "sync"/);
  assert.match(textOf(both, config), /UvicornWorker/);
  assert.match(textOf(both, `root/etc/nginx/sites-available/${project}`), /ssl_certificate /);
  assert.match(textOf(both, `root/etc/${project}/${project}.env`), /^DJANGO_TLS=on$/m);
  const serverOf = ({ entries }: typeof both) =>
    entries.map(({ path }) => path).filter((path) => path.includes('/root/'));
  assert.deepEqual(serverOf(both), [...serverOf(wsgi), `${both.top}/root/etc/nginx/conf.d/host-tls.conf`].toSorted());
});

test('a percent sign is doubled where systemd reads it, and nowhere else', async () => {
  const archive = await made('wsgi', { 'code-dir': '/opt/a%b' });
  assert.match(textOf(archive, 'root/etc/systemd/system/gunicorn.service'), /^WorkingDirectory=\/opt\/a%%b\/current$/m);
  assert.match(textOf(archive, `root/usr/local/sbin/${project}-deploy`), /^site=\/opt\/a%b$/m);
  assert.ok(textOf(archive, 'demo/opt/a%b/src/manage.py'));
  assert.ok(textOf(archive, `project/opt/a%b/src/${pythonPackage}/health.py`));
  assert.ok(textOf(archive, `background/etc/systemd/system/${project}-job@.timer`));
});

test('unpacked, everything is there: folders first, owners, modes and dates', async () => {
  const archive = await made('wsgi', awkward);
  const entries = await unpackTar(gunzipSync(await tarball(archive, '2026-11-24')));
  const files = entries.filter(({ header }) => header.type === 'file');
  assert.deepEqual(
    files.map(({ header, data }) => ({ path: header.name, text: new TextDecoder().decode(data), mode: header.mode })),
    archive.entries,
  );
  const seen = new Set(['']);
  for (const { header } of entries) {
    const name = header.name.replace(/\/$/, '');
    assert.ok(seen.has(name.split('/').slice(0, -1).join('/')), `${name} comes before its folder`);
    if (header.type === 'directory') seen.add(name);
    assert.deepEqual([header.uid, header.gid, header.uname], [0, 0, 'root']);
    assert.equal(header.mtime?.toISOString(), '2026-11-24T00:00:00.000Z');
    if (header.type === 'directory') assert.equal(header.mode, 0o755);
  }
  const run = files.filter(({ header }) => header.mode === 0o755).map(({ header }) => header.name.split('/').at(-1));
  const scripts = ['check', 'deploy', 'doctor', 'names'].map((name) => `werk-7b-${name}`);
  assert.deepEqual(run, ['background', 'redis', 'manage.py', ...scripts]);
});
