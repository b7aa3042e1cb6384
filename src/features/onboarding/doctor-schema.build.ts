import { z } from 'astro/zod';
import { id, internal } from '../../shared/build/fields.ts';

/** What the doctor looks at, an entry of `content/doctor.yaml`. */
export const doctorSchema = z.strictObject({ id, says: z.string().min(1), chapter: internal, fault: id.optional() });
