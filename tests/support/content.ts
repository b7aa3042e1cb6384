import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { statementSchema } from '../../src/features/notes/statement-schema.build.ts';
import { annotationSchema } from '../../src/features/snippet/annotation-schema.build.ts';
import { namesIn, readEvidence } from '../../src/shared/build/evidence.ts';
import { readFault, type Fault } from '../../src/shared/build/fault.ts';
import { filePage } from '../../src/shared/build/stack.ts';
import { readYaml } from '../../src/shared/build/yaml.ts';

/** What authors wrote, read anew and without the build, so that a test can hold the site against it. */

export interface StackFile {
  /** `base/etc/nginx/…`: tree and path. */
  id: string;
  bytes: Buffer;
  text: string;
}

type Annotation = z.infer<typeof annotationSchema> & { id: string };

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
    ...readYaml(path, annotationSchema),
    id: path.slice('content/annotations/'.length).replace(/\.yaml$/, ''),
  }));
  return all.sort(byId);
}

/** Each with its line as the lab saw it: what the page shows in place of what its author typed. */
export function symptoms(): Fault[] {
  return namesIn('content/faults', '.yaml').map((id) => {
    const fault = readFault(id);
    const line = readEvidence('fault', id)?.runs[0]?.figures['line']?.value ?? fault.log.line;
    return { ...fault, log: { ...fault.log, line: String(line) } };
  });
}

export function statements(): z.infer<typeof statementSchema>[] {
  return readYaml('content/statements.yaml', z.array(statementSchema));
}

/** Markdown of a phrase → the words a reader sees. */
export function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/`|\*\*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
