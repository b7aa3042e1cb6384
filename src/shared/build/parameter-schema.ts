import { z } from 'astro/zod';
import { grammars, owners } from '../parameters.ts';
import { id, markdown } from './fields.ts';
import { ownedNames } from './owned-names.ts';

/** A value of the stack that a reader may make their own, an entry of `content/parameters.yaml`. */
export const parameterSchema = z.strictObject({
  id,
  order: z.int(),
  label: z.string(),
  default: z.coerce.string(),
  /** Text around the value with `{}` in its place, where the value alone does not tell. */
  where: z.array(z.string().includes('{}')).optional(),
  grammar: z.enum(grammars),
  allowed: z.strictObject({ only: z.array(z.string()), otherwise: z.string() }).optional(),
  /** A list of `content/owned`. */
  owned: z
    .enum(owners)
    .transform((by) => ({ by, names: ownedNames(by) }))
    .optional(),
  apart: z.array(z.string().startsWith('/')).optional(),
  never: z.record(z.string(), z.string()).optional(),
  help: markdown,
});
