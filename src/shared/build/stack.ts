import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lineIds, type Syntax } from '../line-ids.ts';
import { fill } from '../parameters.ts';
import { slug } from '../slug.ts';
import { guide } from './guide.ts';
import { parameters } from './parameters.ts';
import { contentFolder } from './content-folder.ts';

/** The file trees of `content/stack`: a server to start from, and what is laid over it. */
export const stackSets: readonly string[] = Object.keys(guide.sets);
export type StackSet = string;
/** The set that is meant where none is named. */
export const baseSet = stackSets[0] ?? '';

const root = join(process.cwd(), `${contentFolder}/stack`);
/** Folders so common that a line's id does not repeat them. */
const familiar = [...guide.familiar, 'etc/systemd/system/', 'etc/', 'usr/local/sbin/'];
/** Names in place of values. */
const roles = Object.fromEntries(parameters.map(({ id }) => [id, id]));

export interface StackFile {
  set: StackSet;
  /** Path on the server without the leading slash. */
  path: string;
  text: string;
  /** Hex digest of the bytes. */
  sha256: string;
  sizeBytes: number;
  /** As it lies on a server: 0755 for what can be run, else 0644. A checkout keeps no more than that difference. */
  mode: number;
  /** Prefix of every id that belongs to this file, on whichever page it stands. */
  key: string;
  syntax: Syntax;
  /** Shiki language, or one of our own grammars. */
  language: string;
}

/** All files of one tree, sorted by path. */
export function listStack(set: StackSet): StackFile[] {
  return readdirSync(join(root, set), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.pyc'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, set).length + 1))
    .sort()
    .map((path) => readStackFile(set, path));
}

/** @throws Error naming the tree and its files if there is no such file. */
export function readStackFile(set: StackSet, path: string): StackFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(root, set, path));
  } catch {
    const name = path.split('/').at(-1);
    const near = readdirSync(join(root, set), { recursive: true }).filter((other) =>
      String(other).endsWith(name ?? ''),
    );
    throw new Error(
      `${contentFolder}/stack/${set} has no file "${path}". ${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : ''}`,
    );
  }
  const role = rolePath(path);
  const own = slug(role.slice(familiar.find((folder) => role.startsWith(folder))?.length ?? 0));
  return {
    set,
    path,
    text: bytes.toString('utf8'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: bytes.length,
    mode: (statSync(join(root, set, path)).mode & 0o100) === 0 ? 0o644 : 0o755,
    key: set === baseSet ? own : `${set}-${own}`,
    ...kindOf(path),
  };
}

/**
 * A path with the names of values in place of the values, so that no address has the name of a project in it: a renamed
 * one, or a team's own values, break no link.
 * @example `etc/nginx/sites-available/shop` → `etc/nginx/sites-available/project`
 */
export function rolePath(path: string): string {
  return fill(`/${path}`, parameters, roles).replace(/^\//, '');
}

/** Page of a file, root-relative. */
export function filePage(file: { set: string; path: string }): string {
  return `/files/${file.set}/${rolePath(file.path)}/`;
}

/** Endings of what a browser runs, if its host goes by them. */
export const running = /\.(s?html?|xht(ml)?|xml|xslt?|svg|mht(ml)?)$/i;

/** Address of a file's bytes, root-relative. A template would be a page there, without our policy: it goes as text. */
export function fileBytes(file: Pick<StackFile, 'set' | 'path'>): string {
  return `/raw/${file.set}/${file.path}${running.test(file.path) ? '.txt' : ''}`;
}

/** Ids of a file's lines, with the names of values in place of the values. */
export function lineIdsOf({ text, syntax }: StackFile): (string | null)[] {
  return lineIds(fill(text, parameters, roles).replace(/\n$/, ''), syntax);
}

function kindOf(path: string): { syntax: Syntax; language: string } {
  if (/\.(socket|service)$|systemd\/.*\.conf$/.test(path)) return { syntax: 'unit', language: 'systemd' };
  if (path.endsWith('.env')) return { syntax: 'unit', language: 'systemd' };
  if (path.includes('nginx/')) return { syntax: 'nginx', language: 'nginx' };
  if (path.endsWith('.py')) return { syntax: 'python', language: 'python' };
  if (path.endsWith('.html')) return { syntax: 'plain', language: 'jinja' };
  if (path.endsWith('.css')) return { syntax: 'nginx', language: 'css' };
  if (path.includes('sbin/')) return { syntax: 'plain', language: 'bash' };
  return { syntax: 'plain', language: 'columns' };
}
