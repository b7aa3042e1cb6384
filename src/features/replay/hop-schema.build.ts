import { z } from 'astro/zod';
import { variants } from '../../shared/variants.ts';
import { layers } from '../../shared/stations.ts';
import { id, markdown } from '../../shared/build/fields.ts';
import { baseSet, stackSets } from '../../shared/build/stack.ts';

/** A hop of a recorded request, `content/hops.yaml`: what happens there, and the lines that decide it. */
export const hopSchema = z.strictObject({
  id,
  /** `worker` is Gunicorn's or Uvicorn's, as the request went. */
  station: z.enum([...layers, 'worker']),
  /** What the station does then; its name stands before it. */
  title: z.string(),
  does: markdown,
  /** In place of `does` where the request went the way of a variant. */
  as: z.partialRecord(z.enum(variants), markdown).default({}),
  lit: z
    .array(
      z.strictObject({
        set: z.enum(stackSets).default(baseSet),
        file: z.string(),
        /** Text of the line. */
        on: z.string(),
        /** The requests that it decides about; all without it. */
        for: z.enum([...variants, 'socket', 'tcp', 'dynamic', 'static']).optional(),
      }),
    )
    .default([]),
});
