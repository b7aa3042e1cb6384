import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { stackSets } from './build/stack.ts';
import { layers, places } from './core/stations.ts';

/** The only place where YAML and front matter become types. Every object is strict: a misspelt field is an error. */

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9.]+)*$/, 'an id is lower case words joined by hyphens');
const markdown = z.string().trim().min(1);
const internal = z.string().regex(/^\/[^\s]*$/, 'a link inside the guide starts with a slash');
const sources = z.array(id).default([]);
const layer = z.enum(layers);
/** Ids an entry had before: links to them still lead to it. */
const aliases = z.array(id).default([]);

const chapters = defineCollection({
  loader: glob({ base: './content/chapters', pattern: '*.mdx' }),
  schema: z.strictObject({
    title: z.string(),
    /** Short name in the side list. */
    nav: z.string(),
    station: z.enum(places),
    /** Position along the line, counted from 1. */
    order: z.int().positive(),
    /** Reading and doing, in minutes. */
    minutes: z.int().positive(),
    lede: z.string(),
    able: z.array(markdown).min(1),
    need: z.array(markdown).min(1),
    /** Why the reader goes on to the next chapter. */
    next: z.string().optional(),
    checked: z.coerce.date(),
    description: z.string().max(170),
    sources,
  }),
});

const annotations = defineCollection({
  loader: glob({
    base: './content/annotations',
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
  loader: glob({ base: './content/faults', pattern: '*.yaml' }),
  schema: z.strictObject({
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
        .strictObject({ file: z.string(), set: z.enum(stackSets).default('base'), was: z.string(), now: z.string() })
        .optional(),
      console: z.string().optional(),
      after: markdown.optional(),
    }),
    near: z.array(id).default([]),
    chapter: internal,
    /** How the lab breaks it; what mends it is the fix, and the fix's change backwards is the first thing it does. */
    lab: z
      .strictObject({
        sets: z.array(z.enum(stackSets)).optional(),
        edits: z.array(z.strictObject({ file: z.string(), was: z.string(), now: z.string() })).optional(),
        break: z.string().optional(),
        visit: z.string(),
        sees: z.string(),
        until: z.string().optional(),
        mend: z.string().optional(),
        rest: z.string().optional(),
        mended: z.string().optional(),
      })
      .optional(),
    /** Whether one machine can produce it, for the lab. */
    needs: z.enum(['one-host', 'outside']),
    'why-outside': z.string().optional(),
    sources,
  }),
});

const claims = defineCollection({
  loader: glob({ base: './content/claims', pattern: '*.yaml' }),
  schema: z.strictObject({
    title: z.string(),
    /** What the lab asserts, on which grounds. */
    says: markdown,
    /** The section that makes the claim. */
    chapter: internal,
    /** Overlays booted; `base` alone unless said. */
    sets: z.array(z.enum(stackSets)).default(['base']),
  }),
});

/** What no record speaks of, and why. */
const unproved = defineCollection({
  loader: file('./content/unproved.yaml'),
  schema: z.strictObject({ id, what: markdown, why: markdown, chapter: internal }),
});

const statements = defineCollection({
  loader: file('./content/statements.yaml', {
    parser: (text) => (parse(text) as { row: number }[]).map((entry) => ({ ...entry, id: `row-${entry.row}` })),
  }),
  schema: z.strictObject({
    id,
    row: z.int().positive(),
    group: z.enum(['gunicorn-wsgi', 'uvicorn-asgi', 'setting-up', 'nginx', 'missing']),
    says: markdown,
    verdict: z.enum(['keep', 'fix', 'gap', 'risk']),
    right: markdown,
    why: markdown,
    chapter: internal,
    sources,
  }),
});

const terms = defineCollection({
  loader: file('./content/terms.yaml'),
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
  loader: file('./content/sources.yaml'),
  schema: z.strictObject({
    title: z.string(),
    url: z.url(),
    version: z.coerce.string(),
    checked: z.coerce.date(),
  }),
});

const paths = defineCollection({
  loader: file('./content/paths.yaml'),
  schema: z.strictObject({ id, order: z.int(), title: z.string(), for: z.string(), chapters: z.array(id).min(2) }),
});

const parameters = defineCollection({
  loader: file('./content/parameters.yaml'),
  schema: z.strictObject({
    id,
    label: z.string(),
    default: z.coerce.string(),
    /** Text around the value with `{}` in its place, where the value alone does not tell. */
    where: z.array(z.string().includes('{}')).optional(),
    grammar: z.enum(['hostname', 'absolute-path', 'unix-user', 'python-identifier', 'count']),
    help: markdown,
  }),
});

export const collections = { chapters, annotations, faults, claims, unproved, statements, terms, citations, paths, parameters };
