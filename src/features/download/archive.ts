import { isNumber, isText, listOf, maybe, objectOf } from '../../shared/form.ts';
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
  beside?: ProjectParts | undefined;
  /** Sets that can be laid over a server which runs. */
  overlays: readonly string[];
}

/** What lies beside a server in its archive, since the server is to be the reader's own. */
export interface ProjectParts {
  /** Folder of the trees that has the project of the guide, such as `srv/site/src/`. */
  demo: string;
  /** The set for a project of the reader's. */
  own: string;
}

export const areTrees = objectOf<Trees>({
  parameters: areParameters,
  files: listOf(objectOf<TreeFile>({ set: isText, path: isText, text: isText, mode: isNumber }), 1),
  servers: listOf(
    objectOf<ServerKind>({ id: isText, title: isText, sets: listOf(isText), steps: listOf(isStep), proved: isProved }),
    1,
  ),
  beside: maybe(objectOf<ProjectParts>({ demo: isText, own: isText })),
  overlays: listOf(isText),
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

/** What a server has not, and may be laid over it later. */
function later({ overlays }: Pick<Trees, 'overlays'>, sets: readonly string[]): string[] {
  return overlays.filter((set) => !sets.includes(set));
}

/**
 * What an archive holds: the server below `root/`; below `demo/` and a folder named after its set, a project and what one
 * needs; and, in folders of their names, the sets that may be laid over the server later.
 */
function parts({ beside, ...trees }: Trees, sets: readonly string[], values: Values): Entry[] {
  const demo = beside && fill(`/${beside.demo}`, trees.parameters, values).slice(1);
  const below = (folder: string, entry: Entry) => ({ ...entry, path: `${folder}/${entry.path}` });
  return [
    ...serverTree(trees, sets, values).map((entry) =>
      below(demo && entry.path.startsWith(demo) ? 'demo' : 'root', entry),
    ),
    ...[...(beside ? [beside.own] : []), ...later(trees, sets)].flatMap((set) =>
      serverTree(trees, [set], values).map((entry) => below(set, entry)),
    ),
  ];
}

/**
 * A server as an archive: its parts, the steps that put them in place, and the sums of all of it in the form that
 * `sha256sum -c` reads.
 */
export async function archiveOf(trees: Trees, kind: ServerKind, values: Values, digest: Digest): Promise<Archive> {
  const { parameters, beside } = trees;
  const top = `${valueOf('project', parameters, values)}-server`;
  const { title, steps, proved } = kind;
  const text = readme({
    top,
    title,
    steps,
    proved,
    own: beside?.own,
    over: later(trees, kind.sets),
    parameters,
    values,
  });
  const summed = [{ path: 'README.md', text, mode: 0o644 }, ...parts(trees, kind.sets, values)];
  const bytes = new TextEncoder();
  const lines = await Promise.all(
    summed.map(async ({ path, text }) => `${await digest(bytes.encode(text))}  ${path}\n`),
  );
  const sums = { path: 'SHA256SUMS', text: lines.join(''), mode: 0o644 };
  const entries = [...summed, sums].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { top, entries: entries.map((entry) => ({ ...entry, path: `${top}/${entry.path}` })) };
}
