import { z } from 'astro/zod';
import { id, layer, markdown } from '../../shared/build/fields.ts';

/** What a visitor sees, `content/decisions.yaml`, with the hops that may answer so and the faults behind each. */
export const decisionSchema = z.strictObject({
  id,
  sees: z.string(),
  /** Status codes that lead here. */
  codes: z.array(z.int().min(100).max(599)),
  means: markdown,
  hops: z
    .array(
      z.strictObject({
        layer,
        if: markdown,
        run: z.string().regex(/^[#$] /, 'a command with its prompt'),
        faults: z.array(id).min(1),
      }),
    )
    .min(1),
});
