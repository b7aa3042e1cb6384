import { isNumber, isText, listOf, objectOf } from '../../shared/form.ts';
import { areParameters, fill, quotingOf, type Parameter, type Values } from '../../shared/parameters.ts';
import { isProved, isStep, readme, valueOf, type Proved, type ReadmeStep } from './readme.ts';

/** A file of a tree of `content/stack`, with the values of the repository. */
export interface TreeFile {
  set: string;
  /** On the server, without the leading slash. */
  path: string;
  text: string;
  /** Permissions, such as 0o755. */
  mode: number;
}

/** A file as it is written down: the reader's values in its path and its text. */
export type Entry = Omit<TreeFile, 'set'>;

/** A server that can be downloaded. */
export interface ServerKind {
  id: string;
  /** What it is, such as "WSGI over HTTP". */
  title: string;
  /** Trees, each laid over the ones before it. */
  sets: readonly string[];
  /** What a reader does, in order. */
  steps: readonly ReadmeStep[];
  proved: Proved;
}

/** What archives are made of. */
export interface Trees {
  parameters: readonly Parameter[];
  files: readonly TreeFile[];
  servers: readonly ServerKind[];
}

export const areTrees = objectOf<Trees>({
  parameters: areParameters,
  files: listOf(objectOf<TreeFile>({ set: isText, path: isText, text: isText, mode: isNumber }), 1),
  servers: listOf(
    objectOf<ServerKind>({ id: isText, title: isText, sets: listOf(isText), steps: listOf(isStep), proved: isProved }),
    1,
  ),
});

/** An archive before it is packed. */
export interface Archive {
  /** Its one top folder. */
  top: string;
  /** Sorted by path; every path begins with the top folder. */
  entries: Entry[];
}

/** sha256 of bytes, in hex. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;

/** A file of the stack as it lies on the server of a reader. */
export function placed<F extends Entry>(file: F, parameters: readonly Parameter[], values: Values): F {
  const path = fill(`/${file.path}`, parameters, values).slice(1);
  return { ...file, path, text: fill(file.text, parameters, values, quotingOf(file.path)) };
}

/** The tree of a server: of files that several sets have, the last one's. */
export function serverTree(trees: Trees, sets: readonly string[], values: Values): Entry[] {
  const files = new Map(
    sets.flatMap((set) => trees.files.filter((file) => file.set === set).map((file) => [file.path, file] as const)),
  );
  return [...files.values()]
    .map(({ path, text, mode }) => placed({ path, text, mode }, trees.parameters, values))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * A server as an archive: the tree below `root/`, the steps that put it in place, and the sums of all of it in the form
 * that `sha256sum -c` reads.
 */
export async function archiveOf(trees: Trees, kind: ServerKind, values: Values, digest: Digest): Promise<Archive> {
  const { parameters } = trees;
  const top = `${valueOf('project', parameters, values)}-server`;
  const tree = serverTree(trees, kind.sets, values).map((entry) => ({ ...entry, path: `root/${entry.path}` }));
  const text = readme({ top, title: kind.title, steps: kind.steps, proved: kind.proved, parameters, values });
  const summed = [{ path: 'README.md', text, mode: 0o644 }, ...tree];
  const bytes = new TextEncoder();
  const lines = await Promise.all(
    summed.map(async ({ path, text }) => `${await digest(bytes.encode(text))}  ${path}\n`),
  );
  const sums = { path: 'SHA256SUMS', text: lines.join(''), mode: 0o644 };
  const entries = [...summed, sums].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { top, entries: entries.map((entry) => ({ ...entry, path: `${top}/${entry.path}` })) };
}
