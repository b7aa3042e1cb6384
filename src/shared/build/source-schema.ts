import { z } from 'astro/zod';

/** An entry of `sources.yaml`. */
export const sourceSchema = z.strictObject({
  title: z.string(),
  url: z.url(),
  /** In which it was read. */
  version: z.coerce.string(),
  checked: z.coerce.date(),
  /** Who publishes versions of it, such as `pip/whitenoise`, if it is not what its title begins with. */
  package: z
    .string()
    .regex(/^(pip|debian)\/\S+$/)
    .optional(),
});
