import { z } from 'astro/zod';
import { contentFolder } from './content-folder.ts';
import { id, internal, layer, markdown, sources } from './fields.ts';
import { baseSet, stackSets } from './stack.ts';
import { readYaml } from './yaml.ts';

/** A symptom: what is seen, why, how to tell, how to mend it, and how the lab causes it. */
export const faultSchema = z
  .strictObject({
    title: z.string(),
    short: z.string(),
    /** Where the line breaks. */
    station: layer,
    /** What the visitor sees. */
    sees: z.string(),
    log: z
      .strictObject({ where: z.string(), line: z.string().min(1), mark: z.string().min(1) })
      .refine(({ line, mark }) => line.includes(mark), 'log.mark must occur in log.line'),
    /** Other wordings that people paste or search for. */
    also: z.array(z.string()).default([]),
    cause: markdown,
    check: z.strictObject({ console: z.string(), means: markdown }),
    fix: z.strictObject({
      text: markdown,
      change: z
        .strictObject({ file: z.string(), set: z.enum(stackSets).default(baseSet), was: z.string(), now: z.string() })
        .optional(),
      console: z.string().optional(),
      after: markdown.optional(),
    }),
    near: z.array(id).default([]),
    chapter: internal,
    /** How the lab breaks it; what mends it is the fix, and the fix's change backwards is the first thing it does. */
    lab: z
      .strictObject({
        sets: z.array(z.enum(stackSets)).default([baseSet]),
        /** Edits besides the fix backwards. */
        edits: z.array(z.strictObject({ file: z.string(), was: z.string(), now: z.string() })).default([]),
        /** Commands that break, after the edits; `# ` as root. */
        break: z.string().optional(),
        /** Commands of the visitor. The last one's output must hold `sees`. */
        visit: z.string(),
        sees: z.string(),
        /** A command that succeeds as soon as the page's check can begin; asked again until it does. */
        until: z.string().optional(),
        /** Commands that mend, where the fix of the page is not all. */
        mend: z.string().optional(),
        /** Commands after the page's fix, where it leaves the rest to the reader. */
        rest: z.string().optional(),
        /** What the same visit gives after the fix. Needed where the site's health never suffered. */
        mended: z.string().optional(),
      })
      .optional(),
    /** Why the lab does not cause it. */
    'why-outside': z.string().optional(),
    sources,
  })
  .refine(
    (fault) => (fault.lab === undefined) !== (fault['why-outside'] === undefined),
    'either lab or why-outside: a symptom is caused in the lab, or says why it is not',
  );

/** A symptom's file, with its name. */
export type Fault = z.infer<typeof faultSchema> & { id: string };

export function faultFile(id: string): string {
  return `${contentFolder}/faults/${id}.yaml`;
}

/** How the lab reads a log: a file, the journal without its own words, or what a command says by itself. */
export function logCommandOf(where: string): string {
  if (where.startsWith('/')) return `cat ${where}`;
  return where.startsWith('journalctl') ? `${where} -b -o cat --no-pager` : where;
}

/** @throws Error naming the file and every field that is wrong. */
export function readFault(id: string): Fault {
  return { ...readYaml(faultFile(id), faultSchema), id };
}
