import { z } from 'astro/zod';
import { grammars } from '../core/parameters.ts';
import { id, markdown } from './fields.ts';

/** A value of the stack that a reader may make their own, an entry of `content/parameters.yaml`. */
export const parameterSchema = z.strictObject({
  id,
  order: z.int(),
  label: z.string(),
  default: z.coerce.string(),
  /** Text around the value with `{}` in its place, where the value alone does not tell. */
  where: z.array(z.string().includes('{}')).optional(),
  grammar: z.enum(grammars),
  inside: z.string().startsWith('/').optional(),
  never: z.record(z.string(), z.string()).optional(),
  help: markdown,
});
