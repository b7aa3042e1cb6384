/** What evidence is bound to: the lab writes these digests, and the build compares them with what lies there. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { z } from 'astro/zod';
import { contentFolder } from './content-folder.ts';
import { readYaml } from './yaml.ts';

/** sha256 of every file of some sets, by `set/path`. Read anew each time: under `npm run dev` they change. */
export function digestsOf(sets: readonly string[]): Record<string, string> {
  return Object.fromEntries(sets.flatMap(filesOf).map((path) => [path, sha256Of(readFileSync(`${stack}/${path}`))]));
}

const stack = `${contentFolder}/stack`;

function filesOf(set: string): string[] {
  return readdirSync(`${stack}/${set}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.pyc'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(stack.length + 1))
    .sort();
}

/**
 * sha256 of what is done with the booted files; nothing if there is no such file. For a symptom, this is what causes it, how
 * it is seen and what the fix changes. Its prose proves nothing, and its console blocks are compared where they are shown.
 * For a program, this is everything but the imports: where a helper lies does not change what is done.
 */
export function drillDigest(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.ts')) return sha256Of(withoutImports(text));
  if (!file.endsWith('.yaml')) return sha256Of(text);
  const { log, fix, lab } = readYaml(file, asWritten);
  return sha256Of(JSON.stringify([log, fix.change, lab]));
}

/** The parts of a symptom that prove something, as they are written: what its schema adds to them is no change of them. */
const asWritten = z.object({
  log: z.unknown(),
  fix: z.object({ change: z.unknown().optional() }),
  lab: z.unknown().optional(),
});

/** A program without its imports, which Prettier breaks into several lines where a path is long. */
function withoutImports(text: string): string {
  return text.replace(/^import (?:[^'"`;]* from )?'[^'\n]+';\n/gm, '').trimStart();
}

function sha256Of(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
