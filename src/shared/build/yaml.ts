import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'astro/zod';
import { parse } from 'yaml';
import { checked } from './checked.ts';

/**
 * What a YAML file under content/ holds, for what must be known without Astro: the lab, the checkers, the ids of files.
 * @param without - what is read if there is no such file. Left out, the file must be there.
 * @throws Error naming the file and every field that is wrong.
 */
export function readYaml<T>(file: string, schema: z.ZodType<T>, without?: T): T {
  if (without !== undefined && !existsSync(file)) return without;
  return parseYaml(readFileSync(file, 'utf8'), file, schema);
}

/** The same for a part of a file, such as the front matter of a chapter. */
export function parseYaml<T>(text: string, file: string, schema: z.ZodType<T>): T {
  try {
    return checked(parse(text), schema);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}
