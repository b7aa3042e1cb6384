import type { ServerKind } from '../../../src/features/download/archive.ts';
import type { Trial } from '../records/trial.ts';
import { bring, follow, treesOf, type Brought } from '../server/from-archive.ts';
import type { Server } from '../server/server.ts';
import { domain, project } from '../values.ts';

/**
 * Unpacks every archive beside the trees that the claims boot. Then follows the longest README, where it is shown, on a
 * host without these trees and with the demo. The claim `two-sites` follows two with projects of their own.
 */
export default async function (trial: Trial): Promise<void> {
  const server = await trial.bare();
  for (const kind of treesOf(trial).servers) await compare(trial, server, kind);
  if (trial.onReference) await overTls(trial, await trial.bare());
}

async function overTls(trial: Trial, bare: Server): Promise<void> {
  const secure = await followed(trial, bare, 'asgi-tls', demo);
  const site = `https://${domain}`;
  trial.check('ASGI: the page over TLS', (await secure.get(`${site}/`, '', { recorded: true })).status, 200);
  trial.check('ASGI: a static file over TLS', (await secure.get(`${site}/static/vault/vault.css`)).status, 200);
  trial.checkText('ASGI: the worker', await secure.journal("-g 'Using worker'"), 'uvicorn_worker.UvicornWorker');
}

/** The note of the README. */
const demo: Brought = {
  by: (server, { top }) => server.must(`cp -R ${top}/demo/. /`),
  inPlaceOf: ['clone', 'two-files', 'check-again'],
};

/** A server made by a README alone. */
async function followed(trial: Trial, server: Server, id: string, brought: Brought): Promise<Server> {
  await server.must('rm -rf /root/unpacked');
  await follow(trial, server, id, brought);
  trial.check(`${id}: the socket and the service`, await states(server), ['active', 'active']);
  return server;
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

async function states(server: Server): Promise<string[]> {
  return [await server.state('gunicorn.socket'), await server.state('gunicorn.service')];
}
