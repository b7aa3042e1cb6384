import { existsSync } from 'node:fs';
import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { statementSchema } from './features/notes/statement-schema.build.ts';
import { doctorSchema } from './features/onboarding/doctor-schema.build.ts';
import { questionsSchema } from './features/onboarding/questions-schema.build.ts';
import { unprovedSchema } from './features/proof/unproved-schema.build.ts';
import { hopSchema } from './features/replay/hop-schema.build.ts';
import { annotationSchema } from './features/snippet/annotation-schema.build.ts';
import { decisionSchema } from './features/troubleshoot/decision-schema.build.ts';
import { writerSchema } from './features/troubleshoot/writer-schema.build.ts';
import { claimSchema } from './shared/build/claim.ts';
import { contentFolder } from './shared/build/content-folder.ts';
import { faultSchema } from './shared/build/fault.ts';
import { aliases, id, internal, layer, markdown, sources } from './shared/build/fields.ts';
import { sourceSchema } from './shared/build/source-schema.ts';
import { chapterStations } from './shared/stations.ts';

/**
 * The shape of everything under content/, here and in the schemas beside: the lab and the tests read by the same ones, and
 * types are inferred from them. Every object is strict: a misspelt field is an error.
 */

/**
 * What a guide does not have, it leaves out: a list that is not there is empty.
 * @param name - of a YAML file of the content.
 * @param more - what an entry gets beside what is written: an id, a position.
 */
function listIn(name: string, more?: (entry: Written, index: number) => Written) {
  const path = `./${contentFolder}/${name}`;
  const parser =
    more && ((text: string) => written.parse(parse(text)).map((entry, at) => ({ ...entry, ...more(entry, at) })));
  return existsSync(path) ? file(path, parser && { parser }) : () => [];
}
const written = z.array(z.record(z.string(), z.unknown()));
type Written = z.infer<typeof written>[number];

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
  schema: annotationSchema,
});

const faults = defineCollection({
  loader: filesIn({ base: `faults`, pattern: '*.yaml' }),
  schema: faultSchema,
});

const claims = defineCollection({
  loader: filesIn({ base: `claims`, pattern: '*.yaml' }),
  schema: claimSchema,
});

/** What a hop of the replay means, and the lines of the configuration that decide it. */
const hops = defineCollection({
  loader: listIn(`hops.yaml`),
  schema: hopSchema,
});

const unproved = defineCollection({ loader: listIn(`unproved.yaml`), schema: unprovedSchema });

const statements = defineCollection({
  loader: listIn(`statements.yaml`, ({ row }) => ({ id: `row-${String(row)}` })),
  schema: statementSchema.extend({ id }),
});

/** The way from what is seen to the failures it may be. */
const decisions = defineCollection({
  loader: listIn(`decisions.yaml`, (_, order) => ({ order })),
  /** `order` is the position of the entry in the file. */
  schema: decisionSchema.extend({ order: z.int() }),
});

/** Who writes which lines, for one that is of no known failure; the first that has a line in a paste is named. */
const writers = defineCollection({
  loader: listIn(`writers.yaml`, (_, order) => ({ order })),
  schema: writerSchema.extend({ order: z.int() }),
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
  schema: sourceSchema,
});

const paths = defineCollection({
  loader: listIn(`paths.yaml`),
  schema: z.strictObject({ id, order: z.int(), title: z.string(), for: z.string(), chapters: z.array(id).min(2) }),
});

const doctor = defineCollection({ loader: listIn(`doctor.yaml`), schema: doctorSchema });

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
  writers,
  terms,
  citations,
  paths,
  doctor,
  questions,
};
