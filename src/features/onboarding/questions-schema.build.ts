import { z } from 'astro/zod';
import { id } from '../../shared/build/fields.ts';

/** The questions of one chapter, `content/questions/<chapter>.yaml`: three, each answered by a section of that chapter. */
export const questionsSchema = z.strictObject({
  questions: z
    .array(
      z
        .strictObject({
          id,
          ask: z.string().trim().endsWith('?', 'a question ends with a question mark'),
          /** Section or topic of the chapter that answers it. */
          section: id,
          /** Claim that proves the answer, if the lab ran it. */
          claim: id.optional(),
          options: z
            .array(
              z.strictObject({
                says: z.string().trim().min(1).max(120),
                /** Why it is right, or what is wrong about it. */
                why: z.string().trim().min(1).max(200),
                right: z.literal(true).optional(),
              }),
            )
            .min(3)
            .max(4),
        })
        .refine(({ options }) => options.filter(({ right }) => right).length === 1, 'exactly one option is right'),
    )
    .length(3),
});
