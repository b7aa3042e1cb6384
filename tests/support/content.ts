import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { filePage } from '../../src/shared/build/stack.ts';
import type { Evidence } from '../../src/shared/evidence.ts';

/** What authors wrote, read anew and without the build, so that a test can hold the site against it. */

export interface StackFile {
  /** `base/etc/nginx/…`: tree and path. */
  id: string;
  bytes: Buffer;
  text: string;
}

export interface Annotation {
  id: string;
  notes: { id: string; on: string; to?: string; title: string; text: string; source?: string[] }[];
}

export interface Symptom {
  id: string;
  title: string;
  log: { line: string; mark: string };
}

export interface Statement {
  row: number;
  says: string;
  verdict: string;
  right: string;
  why: string;
  chapter: string;
}

function walk(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.pyc'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** By id, since `a.yaml` and `a/` sort otherwise than `a` and `a/`. */
function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

export function stackFiles(): StackFile[] {
  const files = walk('content/stack').map((path) => {
    const bytes = readFileSync(path);
    return { id: path.slice('content/stack/'.length), bytes, text: bytes.toString('utf8') };
  });
  return files.sort(byId);
}

/** Page of a file, without a slash before it. @param id - `base/etc/nginx/…`: tree and path. */
export function pageOfFile(id: string): string {
  const [set = '', ...path] = id.split('/');
  return filePage({ set, path: path.join('/') }).slice(1);
}

export function annotations(): Annotation[] {
  const all = walk('content/annotations').map((path) => ({
    ...(parse(readFileSync(path, 'utf8')) as Omit<Annotation, 'id'>),
    id: path.slice('content/annotations/'.length).replace(/\.yaml$/, ''),
  }));
  return all.sort(byId);
}

export function symptoms(): Symptom[] {
  return walk('content/faults').map((path) => {
    const id = path.slice('content/faults/'.length).replace(/\.yaml$/, '');
    const symptom = parse(readFileSync(path, 'utf8')) as Omit<Symptom, 'id'>;
    return { ...symptom, id, log: { ...symptom.log, line: recordedLine(id) ?? symptom.log.line } };
  });
}

/** The line as the lab saw it: what the page shows in place of what its author typed. */
function recordedLine(fault: string): string | undefined {
  const file = `content/evidence/faults/${fault}.json`;
  if (!existsSync(file)) return undefined;
  const { runs } = JSON.parse(readFileSync(file, 'utf8')) as Evidence;
  return String(runs[0]?.figures['line']?.value);
}

export function statements(): Statement[] {
  return parse(readFileSync('content/statements.yaml', 'utf8')) as Statement[];
}

export function diagramNames(): string[] {
  return walk('content/diagrams').flatMap((path) => /([^/]+)\.mmd$/.exec(path)?.[1] ?? []);
}

/** Markdown of a phrase → the words a reader sees. */
export function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/`|\*\*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
