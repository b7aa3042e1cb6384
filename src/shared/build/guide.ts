import { z } from 'astro/zod';
import { readYaml } from './yaml.ts';

const guideSchema = z.strictObject({
  name: z.string().min(1),
  familiar: z.array(z.string().endsWith('/')).default([]),
});

/** What the guide is, `content/guide.yaml`: all that the engine must know of it beside its pages. */
export const guide = readYaml('content/guide.yaml', guideSchema);

/** Title of a page in a browser's tab, a share card or a list of results. */
export function titled(title: string): string {
  return `${title} · ${guide.name}`;
}
