import { z } from 'astro/zod';
import { grammars, owners } from '../parameters.ts';
import { id, markdown } from './fields.ts';
import { ownedNames } from './owned-names.ts';

/** A value of the stack that a reader may make their own, an entry of `content/parameters.yaml`. */
export const parameterSchema = z
  .strictObject({
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
  })
  // A number stands in many places of a server that have nothing to do with the value.
  .refine(({ default: usual, where }) => where !== undefined || /[a-z]/i.test(usual), {
    path: ['where'],
    error: 'a default without a letter needs the text around it, with {} in its place',
  });

/** All of them. */
export const parametersSchema = z.array(parameterSchema).superRefine((all, context) => {
  for (const key of ['id', 'order'] as const)
    for (const [index, each] of all.entries())
      if (all.findIndex((other) => other[key] === each[key]) < index)
        context.addIssue({ code: 'custom', path: [index, key], message: `${each[key]} is taken by another value` });
});
