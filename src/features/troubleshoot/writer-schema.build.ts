import { z } from 'astro/zod';
import { id, layer, markdown } from '../../shared/build/fields.ts';

/** A program that writes lines, `content/writers.yaml`, and what a line of it can tell of a request. */
export const writerSchema = z.strictObject({
  id,
  name: z.string(),
  /** Station that it is, or serves; none if its lines are about no station. */
  layer: layer.optional(),
  /** What a line of it has, a regular expression of several lines. The one without it stands last: it is for all others. */
  like: z.string().refine(isPattern, 'a regular expression').optional(),
  /** One of its lines. */
  line: z.string().optional(),
  /** What such a line can tell of where a request stopped, and what not. */
  says: markdown,
  /** How to come to a line that tells more. */
  more: markdown,
  run: z.string().regex(/^[#$] /, 'a command with its prompt'),
});

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'm').source !== '';
  } catch {
    return false;
  }
}
