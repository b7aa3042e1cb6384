import { z } from 'astro/zod';
import { contentFolder } from './content-folder.ts';
import { internal, markdown } from './fields.ts';
import { baseSet, stackSets } from './stack.ts';
import { readYaml } from './yaml.ts';

/** A statement that the lab proves. */
export const claimSchema = z.strictObject({
  title: z.string().regex(/^[^`]+$/, 'a title is plain text: leave the backticks out'),
  /** What the lab asserts, on which grounds. */
  says: markdown,
  /** The section that makes the claim. */
  chapter: internal,
  /** Overlays booted; `base` alone unless said. */
  sets: z.array(z.enum(stackSets)).default([baseSet]),
  /** Whether the previous packages did otherwise: then the lab asks them too. */
  differs: z.boolean().default(false),
  /** Whether its servers have names of their own in every trial: then awkward values would show nothing more. */
  named: z.boolean().default(false),
});

export function claimFile(id: string): string {
  return `${contentFolder}/claims/${id}.yaml`;
}

/** @throws Error naming the file and every field that is wrong. */
export function readClaim(id: string): z.infer<typeof claimSchema> {
  return readYaml(claimFile(id), claimSchema);
}
