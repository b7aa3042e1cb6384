import { z } from 'astro/zod';
import { id, internal, markdown } from '../../shared/build/fields.ts';

/** What no record speaks of, an entry of `content/unproved.yaml`, and why. */
export const unprovedSchema = z.strictObject({ id, what: markdown, why: markdown, chapter: internal });
