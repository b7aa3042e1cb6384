import { existsSync } from 'node:fs';
import { z } from 'astro/zod';
import { layers } from '../stations.ts';
import { id, internal } from './fields.ts';
import { readYaml } from './yaml.ts';
import { contentFolder } from './content-folder.ts';
import { wrongNames } from './guide-names.ts';

/** A line of a tally: `{name}` in its texts is a figure. */
const counted = z.strictObject({
  /** Its figures, besides those that every line has. */
  claim: id.optional(),
  count: z.string(),
  what: z.string(),
  path: internal,
  name: z.string(),
});

/** Something to do, on a page that there is. */
const door = z.strictObject({
  path: internal,
  name: z.string(),
  /** `{minutes}` in it are those of the chapter that the path names. */
  says: z.string(),
});

const lineFault = z.strictObject({
  id,
  /** Who answers the client then. */
  answers: z.enum(layers),
  /** Words of the command of its check that shows what is wrong. */
  seen: z.string().optional(),
  first: z.boolean().default(false),
});

/** A console block of a chapter whose commands make a server. */
const block = z.strictObject({
  /** `chapter#block`. */
  at: z.string().regex(/^[a-z0-9-]+#[a-z0-9-]+$/),
  /** Set without which it is left out. */
  with: id.optional(),
  without: id.optional(),
  /** The beginning of the commands that are typed, if not all of them are: laying the files over the host did the others. */
  only: z.string().optional(),
  /** Whether it is a part of the step before it, wherever it stands in the guide. */
  joined: z.boolean().optional(),
  /** When they are needed, as a sentence. */
  note: z.string().optional(),
  /** Why the lab does not run them, as the end of a sentence. */
  notRun: z.string().optional(),
  /** Whether only an archive has them: it brings no project. */
  beside: z.boolean().default(false),
});

const setOf = z.strictObject({
  title: z.string(),
  says: z.string(),
  failing: z.boolean().default(false),
  /** The claim that proves its files, where they are not a server of their own. */
  claim: id.optional(),
  /** What lays it over a server that runs. */
  overlay: z.array(block).default([]),
});

const guideSchema = z
  .strictObject({
    name: z.string().min(1),
    /** Of the first page: in the tab, and on it, line by line. */
    title: z.string(),
    headline: z.array(z.string()).min(1),
    description: z.string().max(155),
    about: z.string(),
    /** What the whole of it is, on paper. */
    whole: z.string().default(''),
    chapters: z.array(id).min(1),
    symptoms: id.optional(),
    stations: z.partialRecord(z.enum(layers), id).default({}),
    sets: z.record(id, setOf).default({}),
    /** Servers that can be downloaded. */
    servers: z.array(z.strictObject({ id, title: z.string(), sets: z.array(id).min(1) })).default([]),
    install: z.array(block).default([]),
    /** What an archive has beside its server: of the trees the project, by the folder it lies in, and a set for one of the reader's own. */
    beside: z.strictObject({ demo: z.string().endsWith('/'), own: id }).optional(),
    /** Programs whose versions a record tells, the system first. */
    programs: z.array(z.string()).default([]),
    /** What its records were made on, in words. */
    proved: z.string().default('system'),
    /** The notes that it grew from: how they are grouped. */
    notes: z
      .strictObject({
        description: z.string().max(155),
        groups: z.array(z.strictObject({ id, title: z.string(), layer: z.enum(layers) })).min(1),
      })
      .optional(),
    familiar: z.array(z.string().endsWith('/')).default([]),
    /** Words of its own application, which no log of somebody else has. */
    words: z.array(z.string()).default([]),
    doctor: z.string().optional(),
    /** What a program can do by the guide, as programs look for it below `/.well-known/agent-skills/`. */
    skill: z
      .strictObject({
        name: z
          .string()
          .max(64)
          .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
        title: z.string(),
        /** What it does, and when to use it. */
        description: z.string().max(1024),
      })
      .optional(),
    /** Of the page of files, below its title. */
    files: z.strictObject({ lede: z.string() }).prefault({ lede: 'Each file is shown as it is deployed.' }),
    home: z
      .strictObject({
        /** What the guide does, in one sentence: `{name}` is the version of a program. Without it the headline stands for it. */
        does: z.string().optional(),
        doors: z.array(door).default([]),
        /** Below that. */
        lede: z.string().default(''),
        faults: z.array(lineFault).default([]),
        proven: z.array(counted).default([]),
        inside: z.array(counted).default([]),
      })
      .prefault({}),
  })
  .superRefine((guide, context) => {
    for (const { path, message } of wrongNames(guide)) context.addIssue({ code: 'custom', path, message });
  });

/** What the guide is, `content/guide.yaml`: all that the engine must know of it beside its pages. */
export const guide = readYaml(guideFile(), guideSchema);

/** @throws Error that says what `CONTENT` is for, if no guide is there. */
function guideFile(): string {
  const file = `${contentFolder}/guide.yaml`;
  if (existsSync(file)) return file;
  throw new Error(`${file} is not there: CONTENT names the folder of a guide, which is content if it is not set`);
}

/** The chapter that pages without one hang below. */
export const firstChapter = guide.chapters[0] ?? '';

/** Title of a page in a browser's tab, a share card or a list of results. */
export function titled(title: string): string {
  return `${title} · ${guide.name}`;
}
