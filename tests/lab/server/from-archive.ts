import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverTrees, sha256 } from '../../../src/features/download/server.build.ts';
import { archiveOf, type Trees, type ServerKind } from '../../../src/features/download/archive.ts';
import { valueOf } from '../../../src/features/download/readme.ts';
import { tarball } from '../../../src/features/download/tarball.ts';
import { consoleBlocks } from '../../../src/shared/build/markdown-tree.ts';
import type { ConsoleLine } from '../../../src/shared/console.ts';
import type { Values } from '../../../src/shared/parameters.ts';
import type { Trial } from '../records/trial.ts';
import { spoilt } from '../sabotage/spoilt-lines.ts';
import { trustCertificate } from './certificate.ts';
import type { Server } from './server.ts';
import { runBlock } from './session.ts';
import { parameters, valuesOf } from '../values.ts';

/** A site by the names that an archive gives it, which need not be those of the trial. */
export interface Site {
  values: Values;
  project: string;
  package: string;
  /** Its own settings, as a module inside the package. */
  settings: string;
  domain: string;
  unit: string;
  /** Its checkout. */
  source: string;
  /** The folder of its archive. */
  top: string;
}

export function siteOf(values: Values): Site {
  const of = (id: string) => valueOf(id, parameters, values);
  const names = {
    project: of('project'),
    package: of('package'),
    settings: of('settings'),
    domain: of('domain'),
    unit: of('gunicorn'),
  };
  return { values, ...names, source: `${of('code-dir')}/src`, top: `/root/${of('project')}-server` };
}

/** The site of a trial's own names. */
export function ownSite(trial: Trial): Site {
  return siteOf(valuesOf(trial.kind.values));
}

/** The trees as a trial's servers have them. What a README says of its proof is not what is proved here. */
export function treesOf(trial: Trial): Trees {
  const trees = serverTrees(() => ({ date: '2026-11-24', versions: {}, records: [] }));
  const files = trees.files.map((file) => ({ ...file, text: spoilt(trial.spoilt, file.set, file.path, file.text) }));
  return { ...trees, files };
}

/** What a project is brought by, and the steps of the README that this is in place of. */
export interface Brought {
  by(server: Server, site: Site): Promise<unknown>;
  inPlaceOf: readonly string[];
  /** How long a step of the README may take: for a project whose first deploy has much to install. */
  limitMs?: number;
}

/** What `startproject` makes, with the lock of the demo, in place of a repository. */
export const generated: Brought = {
  async by(server, { source, top, package: name, settings }) {
    const lock = (await server.must(`find ${top}/demo -name requirements.txt`)).trim();
    await server.must(
      `[ -e /root/made ] || python3 -m venv /root/made && /root/made/bin/pip install --quiet -r ${lock}`,
      120_000,
    );
    await server.must(`mkdir -p ${source} && /root/made/bin/django-admin startproject ${name} ${source}`);
    const file = `${settings.replaceAll('.', '/')}.py`;
    await server.must(
      `cd ${source}/${name} && mkdir -p $(dirname ${file}) && [ -e ${file} ] || mv settings.py ${file}`,
    );
    await server.must(`cp ${lock} ${source}/`);
  },
  inPlaceOf: ['clone'],
};

/** Packs a server and lays the archive into `/root`. @returns its README. */
export async function bring(trial: Trial, server: Server, kind: ServerKind, site = ownSite(trial)): Promise<string> {
  const archive = await archiveOf(treesOf(trial), kind, site.values, sha256);
  const name = `${archive.top}.tar.gz`;
  writeFileSync(join(server.guest.root, 'root', name), await tarball(archive, kind.proved.date));
  trial.step({ prompt: '>', command: `bring /root/${name} (${kind.title})`, status: 0, output: '' });
  return archive.entries.find(({ path }) => path === `${archive.top}/README.md`)?.text ?? '';
}

/**
 * Runs the commands of an archive's README from top to bottom, but for what a host without the Internet cannot do.
 * @returns how many a reader types there, who has that.
 */
export async function follow(
  trial: Trial,
  server: Server,
  id: string,
  { by, inPlaceOf, limitMs }: Brought,
  site = ownSite(trial),
): Promise<number> {
  let typed = 0;
  const kind = treesOf(trial).servers.find((each) => each.id === id);
  if (!kind) throw new Error(`there is no archive "${id}"`);
  // A host that has its files by an archive has no other trees: the first step makes a link of this name.
  await server.must('[ -L /root/stack ] || rm -rf /root/stack');
  for (const { id: block, lines } of consoleBlocks(await bring(trial, server, kind, site))) {
    if (block === inPlaceOf[0]) await by(server, site);
    const notRun = kind.steps.find((step) => step.id === block)?.notRun;
    if (inPlaceOf.includes(block) || !notRun) typed += lines.filter((line) => line.kind === 'command').length;
    if (inPlaceOf.includes(block)) continue;
    const run = notRun ? [] : lines.filter(offline);
    if (run.length === 0) continue;
    const spoken = await runBlock(server, trial, block, run, limitMs);
    for (const { command, status } of spoken) trial.check(`${block}: status of ${command.split('\n')[0]}`, status, 0);
    if (block === 'self-made') await trustCertificate(server, site.project);
  }
  return typed;
}

/** What apt brings lies in the guest's tree already. */
export function offline({ text }: Pick<ConsoleLine, 'text'>): boolean {
  return !text.startsWith('apt-get');
}
