import { z } from 'astro/zod';
import { aliases, id, layer, markdown, sources } from '../../shared/build/fields.ts';

/** A file of the stack, `content/annotations/<set>/<path>.yaml`: what it is for, how it is installed, and the notes on its lines. */
export const annotationSchema = z.strictObject({
  title: z.string(),
  layer,
  purpose: markdown,
  install: z.strictObject({ owner: z.string(), group: z.string(), mode: z.string().regex(/^0[0-7]{3}$/) }),
  /** Command after which a change of the file takes effect. */
  after: z.string().optional(),
  notes: z.array(
    z.strictObject({
      id,
      aliases,
      on: z.string().min(1),
      to: z.string().min(1).optional(),
      kind: z.enum(['why', 'danger', 'default', 'changes-with']),
      title: z.string().min(1),
      text: markdown,
      source: sources,
    }),
  ),
});
