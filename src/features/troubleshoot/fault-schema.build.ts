import { z } from 'astro/zod';
import { id, internal, layer, markdown, sources } from '../../shared/build/fields.ts';
import { baseSet, stackSets } from '../../shared/build/stack.ts';

/** A symptom: what is seen, why, how to tell, how to mend it, and how the lab causes it. */
export const faultSchema = z
  .strictObject({
    title: z.string(),
    short: z.string(),
    /** Where the line breaks. */
    station: layer,
    /** What the visitor sees. */
    sees: z.string(),
    log: z
      .strictObject({ where: z.string(), line: z.string().min(1), mark: z.string().min(1) })
      .refine(({ line, mark }) => line.includes(mark), 'log.mark must occur in log.line'),
    /** Other wordings that people paste or search for. */
    also: z.array(z.string()).default([]),
    cause: markdown,
    check: z.strictObject({ console: z.string(), means: markdown }),
    fix: z.strictObject({
      text: markdown,
      change: z
        .strictObject({ file: z.string(), set: z.enum(stackSets).default(baseSet), was: z.string(), now: z.string() })
        .optional(),
      console: z.string().optional(),
      after: markdown.optional(),
    }),
    near: z.array(id).default([]),
    chapter: internal,
    /** How the lab breaks it; what mends it is the fix, and the fix's change backwards is the first thing it does. */
    lab: z
      .strictObject({
        sets: z.array(z.enum(stackSets)).optional(),
        edits: z.array(z.strictObject({ file: z.string(), was: z.string(), now: z.string() })).optional(),
        break: z.string().optional(),
        visit: z.string(),
        sees: z.string(),
        until: z.string().optional(),
        mend: z.string().optional(),
        rest: z.string().optional(),
        mended: z.string().optional(),
      })
      .optional(),
    /** Why the lab does not cause it. */
    'why-outside': z.string().optional(),
    sources,
  })
  .refine(
    (fault) => (fault.lab === undefined) !== (fault['why-outside'] === undefined),
    'either lab or why-outside: a symptom is caused in the lab, or says why it is not',
  );
