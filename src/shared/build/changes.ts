import { z } from 'astro/zod';
import { isoDate } from '../dates.ts';
import { contentFolder } from './content-folder.ts';
import { id, markdown } from './fields.ts';
import { readYaml } from './yaml.ts';

/** Why the files of the server changed, told by hand in `changes.yaml`; the lines themselves come from Git. */

const change = z.strictObject({
  id,
  /** Since when the files are so. */
  date: z.coerce.date(),
  title: z.string().min(1),
  why: markdown,
  /** Files that were changed, as `set/path`. */
  files: z.array(z.string().min(1)).min(1),
});

export interface Change extends Omit<z.infer<typeof change>, 'date'> {
  /** As `2026-11-24`. */
  day: string;
}

export const changesFile = `${contentFolder}/changes.yaml`;

/** A file that two changes of one day name has one set of lines: nobody could say which are whose. */
const schema = z.array(change).superRefine((changes, context) => {
  const named = changes.flatMap(({ date, files }) => files.map((file) => `${file} on ${isoDate(date)}`));
  for (const twice of new Set(named.filter((each, at) => named.indexOf(each) !== at)))
    context.addIssue({ code: 'custom', message: `two changes name ${twice}: make them one` });
});

/** All changes, the newest first; none if the guide does not tell them. */
export const changes: readonly Change[] = readYaml(changesFile, schema, [])
  .map(({ date, ...told }) => ({ ...told, day: isoDate(date) }))
  .toSorted((a, b) => b.day.localeCompare(a.day));

/** Days on which something changed, the newest first. */
export const changeDays: readonly string[] = [...new Set(changes.map(({ day }) => day))];

/** Page with everything that changed on a day and since, root-relative. */
export function sincePage(day: string): string {
  return `/changes/${day}/`;
}

/** Address of the feed, root-relative. */
export const feedPath = '/changes/feed.xml';
