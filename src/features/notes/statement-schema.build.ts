import { z } from 'astro/zod';
import { internal, markdown, sources } from '../../shared/build/fields.ts';
import { guide } from '../../shared/build/guide.ts';

/** A sentence of the original notes, an entry of `content/statements.yaml`, with a verdict. */
export const statementSchema = z.strictObject({
  row: z.int().positive(),
  group: z.enum((guide.notes?.groups ?? []).map((group) => group.id)),
  says: markdown,
  verdict: z.enum(['keep', 'fix', 'gap', 'risk']),
  right: markdown,
  why: markdown,
  chapter: internal,
  sources,
});
