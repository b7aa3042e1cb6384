import type { z } from 'astro/zod';

/** A value that was read, in the shape of a schema. @throws Error naming every field that is wrong. */
export function checked<T>(value: unknown, schema: z.ZodType<T>): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new Error(
    read.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`).join('; '),
  );
}
