import { guide } from './shared/build/guide.ts';
import { existsSync } from 'node:fs';
import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { baseSet, stackSets } from './shared/build/stack.ts';
import { aliases, id, internal, layer, markdown, sources } from './shared/build/fields.ts';
import { decisionSchema } from './features/troubleshoot/decision-schema.build.ts';
import { faultSchema } from './features/troubleshoot/fault-schema.build.ts';
import { hopSchema } from './features/replay/hop-schema.build.ts';
import { questionsSchema } from './features/onboarding/questions-schema.build.ts';
import { chapterStations } from './shared/stations.ts';
import { contentFolder } from './shared/build/content-folder.ts';

/** The only place where YAML and front matter become types. Every object is strict: a misspelt field is an error. */

/** What a guide does not have, it leaves out: a list that is not there is empty. @param name - of a YAML file of the content. */
function listIn(name: string, options?: Parameters<typeof file>[1]) {
  const path = `./${contentFolder}/${name}`;
  return existsSync(path) ? file(path, options) : () => [];
}

/** The same for a folder with a file for each entry. */
function filesIn({ base, ...options }: Parameters<typeof glob>[0] & { base: string }) {
  const path = `./${contentFolder}/${base}`;
  return existsSync(path) ? glob({ base: path, ...options }) : () => [];
}

const chapters = defineCollection({
  loader: filesIn({ base: `chapters`, pattern: '*.mdx' }),
  schema: z.strictObject({
    title: z.string(),
    /** Short name in the side list. */
    nav: z.string(),
    station: z.enum(chapterStations),
    /** Reading and doing, in minutes. */
    minutes: z.int().positive(),
    lede: z.string(),
    able: z.array(markdown).min(1),
    need: z.array(markdown).min(1),
    /** Why the reader goes on to the next chapter. */
    next: z.string().optional(),
    checked: z.coerce.date(),
    description: z.string().max(155),
    sources,
  }),
});

const annotations = defineCollection({
  loader: filesIn({
    base: `annotations`,
    pattern: '**/*.yaml',
    generateId: ({ entry }) => entry.replace(/\.yaml$/, ''),
  }),
  schema: z.strictObject({
    title: z.string(),
    layer,
    purpose: markdown,
    install: z.strictObject({ owner: z.string(), group: z.string(), mode: z.string().regex(/^0[0-7]{3}$/) }),
    /** Command after which a change of the file takes effect. */
    after: z.string().optional(),
    notes: z.array(
      z.strictObject({
        id,
        aliases,
        on: z.string().min(1),
        to: z.string().min(1).optional(),
        kind: z.enum(['why', 'danger', 'default', 'changes-with']),
        title: z.string().min(1),
        text: markdown,
        source: sources,
      }),
    ),
  }),
});

const faults = defineCollection({
  loader: filesIn({ base: `faults`, pattern: '*.yaml' }),
  schema: faultSchema,
});

const claims = defineCollection({
  loader: filesIn({ base: `claims`, pattern: '*.yaml' }),
  schema: z.strictObject({
    title: z.string(),
    /** What the lab asserts, on which grounds. */
    says: markdown,
    /** The section that makes the claim. */
    chapter: internal,
    /** Overlays booted; `base` alone unless said. */
    sets: z.array(z.enum(stackSets)).default([baseSet]),
  }),
});

/** What a hop of the replay means, and the lines of the configuration that decide it. */
const hops = defineCollection({
  loader: listIn(`hops.yaml`),
  schema: hopSchema,
});

/** What no record speaks of, and why. */
const unproved = defineCollection({
  loader: listIn(`unproved.yaml`),
  schema: z.strictObject({ id, what: markdown, why: markdown, chapter: internal }),
});

const statements = defineCollection({
  loader: listIn(`statements.yaml`, {
    parser: (text) => (parse(text) as { row: number }[]).map((entry) => ({ ...entry, id: `row-${entry.row}` })),
  }),
  schema: z.strictObject({
    id,
    row: z.int().positive(),
    group: z.enum((guide.notes?.groups ?? []).map((group) => group.id)),
    says: markdown,
    verdict: z.enum(['keep', 'fix', 'gap', 'risk']),
    right: markdown,
    why: markdown,
    chapter: internal,
    sources,
  }),
});

/** The way from what is seen to the failures it may be. */
const decisions = defineCollection({
  loader: listIn(`decisions.yaml`, {
    parser: (text) => (parse(text) as { id: string }[]).map((entry, order) => ({ ...entry, order })),
  }),
  schema: decisionSchema,
});

const terms = defineCollection({
  loader: listIn(`terms.yaml`),
  schema: z.strictObject({
    name: z.string(),
    aliases,
    station: layer,
    means: markdown,
    also: z.array(z.string()).default([]),
    see: internal,
    sources,
  }),
});

const citations = defineCollection({
  loader: listIn(`sources.yaml`),
  schema: z.strictObject({ title: z.string(), url: z.url(), version: z.coerce.string(), checked: z.coerce.date() }),
});

const paths = defineCollection({
  loader: listIn(`paths.yaml`),
  schema: z.strictObject({ id, order: z.int(), title: z.string(), for: z.string(), chapters: z.array(id).min(2) }),
});

/** What the doctor looks at. */
const doctor = defineCollection({
  loader: listIn(`doctor.yaml`),
  schema: z.strictObject({ id, says: z.string().min(1), chapter: internal, fault: id.optional() }),
});

const questions = defineCollection({
  loader: filesIn({ base: `questions`, pattern: '*.yaml' }),
  schema: questionsSchema,
});

export const collections = {
  chapters,
  annotations,
  faults,
  claims,
  hops,
  unproved,
  statements,
  decisions,
  terms,
  citations,
  paths,
  doctor,
  questions,
};
