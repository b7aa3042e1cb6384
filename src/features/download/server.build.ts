import { createHash } from 'node:crypto';
import { archiveOf, type Archive, type Trees, type ServerKind } from './archive.ts';
import { reference, sameMachine } from '../../shared/evidence.ts';
import type { Proved, ReadmeStep } from './readme.ts';
import { tarball } from './tarball.ts';
import { dateOf, readEvidence } from '../../shared/build/evidence.ts';
import { guide } from '../../shared/build/guide.ts';
import { installationOf } from '../../shared/build/installation.ts';
import { parameters } from '../../shared/build/parameters.ts';
import { address, href } from '../../shared/build/site.ts';
import { listStack, type StackSet } from '../../shared/build/stack.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

/** All that archives are made of. @param proved - what to say of a server, if not what the evidence says. */
export function serverTrees(proved = provedBy): Trees {
  const files = [...new Set(guide.servers.flatMap(({ sets }) => sets))].flatMap(listStack);
  return {
    parameters,
    files: files.map(({ set, path, text, mode }) => ({ set, path, text, mode })),
    variants: guide.servers.map((kind): ServerKind => ({
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
  return installationOf(sets).map(({ id, title, chapter, anchor, commands, note, notRun }) => {
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
      { title: 'The archive itself, by the steps below', address: page('/proof/archive/') },
    ],
  };
}

function page(path: string): string {
  return address(href(path));
}

/** The archives with the values of the repository. */
export async function serverArchives(): Promise<
  { variant: ServerKind; archive: Archive; bytes: Uint8Array<ArrayBuffer> }[]
> {
  const trees = serverTrees();
  return Promise.all(
    trees.variants.map(async (variant) => {
      const archive = await archiveOf(trees, variant, {}, sha256);
      return { variant, archive, bytes: await tarball(archive, variant.proved.date) };
    }),
  );
}
