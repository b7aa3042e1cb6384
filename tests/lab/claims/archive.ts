import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverTrees, sha256 } from '../../../src/features/download/server.build.ts';
import { archiveOf, type Trees, type ServerKind } from '../../../src/features/download/archive.ts';
import { consoleBlocks } from '../../../src/shared/build/markdown-tree.ts';
import type { ConsoleLine } from '../../../src/shared/console.ts';
import { tarball } from '../../../src/features/download/tarball.ts';
import { trustCertificate } from '../server/certificate.ts';
import type { Trial } from '../records/trial.ts';
import type { Server } from '../server/server.ts';
import { spoilt } from '../sabotage/spoilt-lines.ts';
import { runBlock } from '../server/session.ts';
import { codeDir, domain, project, pythonPackage, valuesOf } from '../values.ts';

const top = `/root/${project}-server`;
const source = `${codeDir}/src`;

/** The trees as this trial's servers have them. What a README says of its proof is not what is proved here. */
function treesOf(trial: Trial): Trees {
  const trees = serverTrees(() => ({ date: '2026-11-24', versions: {}, records: [] }));
  const files = trees.files.map((file) => ({ ...file, text: spoilt(trial.spoilt, file.set, file.path, file.text) }));
  return { ...trees, files };
}

/**
 * Unpacks every archive beside the trees that the claims boot. Then follows two READMEs, which have all steps between
 * them, each on a host without these trees: one with a project that was made a moment ago, and, where it is shown, the
 * longer one with the demo.
 */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.bare();
  for (const kind of treesOf(trial).servers) await compare(trial, server, kind);
  await overHttp(trial, server);
  if (trial.onReference) await overTls(trial, await trial.bare());
}

async function overHttp(trial: Trial, bare: Server): Promise<void> {
  const plain = await followed(trial, bare, 'wsgi', generated);
  const login = await plain.get('/admin/login/', '', { recorded: true });
  trial.check('WSGI: the login of the admin', login.status, 200);
  const [sheet = '/'] = /\/static\/admin\/css\/base\.[0-9a-f]{12}\.css/.exec(login.body) ?? [];
  trial.check('WSGI: a static file', (await plain.get(sheet)).status, 200);
  const demo = await plain.sh(`ls ${source}/vault`);
  trial.check('WSGI: files of the demo', demo.status, 2);
  trial.checkText('WSGI: the worker', await plain.journal("-g 'Using worker'"), 'Using worker: sync');
}

async function overTls(trial: Trial, bare: Server): Promise<void> {
  const secure = await followed(trial, bare, 'asgi-tls', demo);
  const site = `https://${domain}`;
  trial.check('ASGI: the page over TLS', (await secure.get(`${site}/`, '', { recorded: true })).status, 200);
  trial.check('ASGI: a static file over TLS', (await secure.get(`${site}/static/vault/vault.css`)).status, 200);
  trial.checkText('ASGI: the worker', await secure.journal("-g 'Using worker'"), 'uvicorn_worker.UvicornWorker');
}

/** What a project is brought by, and the steps of the README that this is in place of. */
interface Brought {
  by(server: Server): Promise<unknown>;
  inPlaceOf: readonly string[];
}

/** What `startproject` makes, with the lock of the demo, in place of a repository. */
const generated: Brought = {
  async by(server) {
    const lock = (await server.must(`find ${top}/demo -name requirements.txt`)).trim();
    await server.must(`python3 -m venv /root/made && /root/made/bin/pip install --quiet -r ${lock}`, 120_000);
    await server.must(`mkdir -p ${source} && /root/made/bin/django-admin startproject ${pythonPackage} ${source}`);
    await server.must(`cp ${lock} ${source}/`);
  },
  inPlaceOf: ['clone'],
};

/** The note of the README. */
const demo: Brought = {
  by: (server) => server.must(`cp -R ${top}/demo/. /`),
  inPlaceOf: ['clone', 'two-files', 'check-again'],
};

/** A server made by a README alone. */
async function followed(trial: Trial, server: Server, id: string, brought: Brought): Promise<Server> {
  const kind = treesOf(trial).servers.find((each) => each.id === id);
  if (!kind) throw new Error(`there is no archive "${id}"`);
  await server.must('rm -rf /root/stack /root/unpacked');
  await follow(trial, server, await bring(trial, server, kind), kind, brought);
  trial.check(`${id}: the socket and the service`, await states(server), ['active', 'active']);
  return server;
}

/** Packs a server and lays the archive into `/root`. @returns its README. */
async function bring(trial: Trial, server: Server, kind: ServerKind): Promise<string> {
  const archive = await archiveOf(treesOf(trial), kind, valuesOf(trial.kind.values), sha256);
  const name = `${archive.top}.tar.gz`;
  writeFileSync(join(server.guest.root, 'root', name), await tarball(archive, kind.proved.date));
  trial.step({ prompt: '>', command: `bring /root/${name} (${kind.title})`, status: 0, output: '' });
  return archive.entries.find(({ path }) => path === `${archive.top}/README.md`)?.text ?? '';
}

async function compare(trial: Trial, server: Server, kind: ServerKind): Promise<void> {
  const { id, sets } = kind;
  await bring(trial, server, kind);
  const unpacked = `/root/unpacked/${project}-server`;
  await server.must('rm -rf /root/unpacked && mkdir -p /root/unpacked/claims');
  await server.must(`tar -xzf /root/${project}-server.tar.gz -C /root/unpacked`);
  const sums = await server.sh(`cd ${unpacked} && sha256sum --check --quiet --strict SHA256SUMS`);
  trial.check(`${id}: sha256sum --check`, [sums.status, sums.output], [0, '']);
  const unsummed = await server.sh(`cd ${unpacked} && find . -type f | wc -l; wc -l < SHA256SUMS`);
  const [files = 0, lines = 0] = unsummed.output.split('\n').map(Number);
  trial.check(`${id}: files without a sum, besides the sums`, files - lines, 1);
  for (const set of sets) await server.must(`cp -a /root/stack/${set}/. /root/unpacked/claims`);
  const inside = await server.sh(`find ${unpacked}/root -name manage.py -o -name vault`);
  trial.check(`${id}: a project in the server`, inside.output, '');
  const own = await server.sh(`diff -r /root/stack/project ${unpacked}/project`);
  trial.check(`${id}: bytes for a project that differ`, [own.status, own.output], [0, '']);
  await server.must(`cp -a ${unpacked}/demo/. ${unpacked}/root`);
  const differing = await server.sh(`diff -r /root/unpacked/claims ${unpacked}/root`);
  trial.check(`${id}: bytes that differ from what the claims boot`, [differing.status, differing.output], [0, '']);
  const modes = (folder: string) => `(cd ${folder} && find . -type f -printf '%m %p\\n' | sort)`;
  const others = await server.sh(`diff <${modes('/root/unpacked/claims')} <${modes(`${unpacked}/root`)}`);
  trial.check(`${id}: modes that differ`, [others.status, others.output], [0, '']);
}

/** Runs the commands of a README from top to bottom, but for what a host without the Internet cannot do. */
async function follow(
  trial: Trial,
  server: Server,
  readme: string,
  { steps }: ServerKind,
  { by, inPlaceOf }: Brought,
): Promise<void> {
  for (const { id, lines } of consoleBlocks(readme)) {
    if (id === inPlaceOf[0]) await by(server);
    if (inPlaceOf.includes(id)) continue;
    const run = steps.find((step) => step.id === id)?.notRun ? [] : lines.filter(offline);
    if (run.length === 0) continue;
    const spoken = await runBlock(server, trial, id, run);
    for (const { command, status } of spoken) trial.check(`${id}: status of ${command.split('\n')[0]}`, status, 0);
    if (id === 'self-made') await trustCertificate(server);
  }
}

/** What apt brings lies in the guest's tree already. */
function offline({ text }: ConsoleLine): boolean {
  return !text.startsWith('apt-get');
}

async function states(server: Server): Promise<string[]> {
  return [await server.state('gunicorn.socket'), await server.state('gunicorn.service')];
}
