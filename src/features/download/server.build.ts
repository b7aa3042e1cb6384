import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { archiveOf, type Archive, type Trees, type ServerKind } from './archive.ts';
import { reference, sameMachine } from '../../shared/evidence.ts';
import type { Proved, ReadmeStep } from './readme.ts';
import { tarball } from './tarball.ts';
import { claimFile } from '../../shared/build/claim.ts';
import { dateOf, readEvidence } from '../../shared/build/evidence.ts';
import { guide } from '../../shared/build/guide.ts';
import { installationOf } from '../../shared/build/installation.ts';
import { parameters } from '../../shared/build/parameters.ts';
import { address, href } from '../../shared/build/site.ts';
import { listStack, stackSets, type StackSet } from '../../shared/build/stack.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

/** The claim that follows the README of an archive, in a guide that has it. */
const archiveClaim = 'archive';

/**
 * All that archives are made of.
 * @param proved - when and with which versions a server was booted; out of the records, unless a caller says it itself.
 */
export function serverTrees(proved = provedBy): Trees {
  const { beside } = guide;
  const overlays = stackSets.filter((set) => (guide.sets[set]?.overlay ?? []).length > 0);
  const sets = [...guide.servers.flatMap(({ sets }) => sets), ...(beside ? [beside.own] : []), ...overlays];
  const files = [...new Set(sets)].flatMap(listStack);
  return {
    parameters,
    beside,
    overlays,
    files: files.map(({ set, path, text, mode }) => ({ set, path, text, mode })),
    servers: guide.servers.map((kind): ServerKind => ({
      ...kind,
      steps: stepsOf(kind.sets),
      proved: proved(kind.sets),
    })),
  };
}

export function sha256(bytes: Uint8Array): Promise<string> {
  return Promise.resolve(createHash('sha256').update(bytes).digest('hex'));
}

function stepsOf(sets: readonly StackSet[]): ReadmeStep[] {
  return installationOf(sets, 'archive').map(({ id, title, chapter, anchor, commands, note, notRun }) => {
    const from = { title, address: `${page(`/${chapter}/`)}#${anchor}` };
    return { id, title, from, commands, note, notRun };
  });
}

/** @throws Error with the remedy if a set was never booted. */
function provedBy(sets: readonly StackSet[]): Proved {
  const records = sets.map((id) => {
    const evidence = readEvidence('set', id);
    const run = evidence?.runs.find((each) => sameMachine(each, reference));
    if (!evidence || !run) throw new Error(`${contentFolder}/stack/${id} was never booted: npm run lab -- sets/${id}`);
    return { id, date: dateOf(evidence), versions: run.versions };
  });
  return {
    date: records.map(({ date }) => date).toSorted()[0] ?? '',
    versions: Object.assign({}, ...records.map(({ versions }) => versions)) as Record<string, string>,
    records: [
      ...records.map(({ id }) => ({ title: `The files of \`${id}\``, address: page(`/proof/set-${id}/`) })),
      ...(existsSync(claimFile(archiveClaim))
        ? [{ title: 'The archive itself, by the steps below', address: page(`/proof/${archiveClaim}/`) }]
        : []),
    ],
  };
}

function page(path: string): string {
  return address(href(path));
}

/** The archives with the values of the repository. */
export async function serverArchives(): Promise<
  { kind: ServerKind; archive: Archive; bytes: Uint8Array<ArrayBuffer> }[]
> {
  const trees = serverTrees();
  return Promise.all(
    trees.servers.map(async (kind) => {
      const archive = await archiveOf(trees, kind, {}, sha256);
      return { kind, archive, bytes: await tarball(archive, kind.proved.date) };
    }),
  );
}
