import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'astro/zod';
import { parse } from 'yaml';

/**
 * What a YAML file under content/ holds, for what must be known without Astro: the lab, the checkers, the ids of files.
 * @param without - what a guide has that has no such file; an error if it is left out.
 * @throws Error naming the file and every field that is wrong.
 */
export function readYaml<T>(file: string, schema: z.ZodType<T>, without?: T): T {
  if (without !== undefined && !existsSync(file)) return without;
  const read = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  throw new Error(`${file}: ${wrong.join('; ')}`);
}
