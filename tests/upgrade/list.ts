import type { Moved } from './moved.ts';
import type { Plan } from './plan.ts';

/** The list that `npm run upgrade` ends with, as Markdown: it becomes the text of an issue or a pull request. */

/** More names than these are counted. */
const namedAtMost = 6;
/** A line of a text is quoted to here. */
const quotedAtMost = 140;

export function planText({ name, from, to, ranges, locks, records, sources, lines }: Plan): string {
  return [
    `## ${name}: ${from} to ${to}`,
    section(
      'Ranges',
      ranges.map(
        ({ file, from: old, to: now }) =>
          `\`${file}\`: \`${old}\`${old === now ? ' lets it in' : ` becomes \`${now}\``}`,
      ),
    ),
    section(
      'Locks',
      locks.map((lock) => `\`${lock}\``),
    ),
    `### Records that were made of them\n\n${counted(records)}`,
    section(
      `Sources that were read in an older version`,
      sources.map(({ id, version, citedBy }) => `\`${id}\`, read in ${version}: ${counted(citedBy)}`),
    ),
    section(
      'Lines that name an old version',
      lines.map(({ file, line, text }) => `\`${file}:${line}\` ${text}`),
    ),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** What the lab saw change, by the name of the record. */
export function movedText(records: ReadonlyMap<string, readonly Moved[]>): string {
  const changed = [...records].filter(([, moves]) => moves.length > 0);
  const lines = changed.flatMap(([record, moves]) => [
    `- \`${record}\``,
    ...moves.map(
      ({ machine, what, before, after }) => `  - ${machine}: ${what}: ${cut(oneLine(before))} → ${cut(oneLine(after))}`,
    ),
  ]);
  return `### Checks and figures that changed\n\n${lines.join('\n') || `None, in ${records.size} records.`}`;
}

function section(title: string, entries: readonly string[]): string {
  return entries.length > 0 ? `### ${title}\n\n${entries.map((entry) => `- ${entry}`).join('\n')}` : '';
}

/** Names, or how many there are in each part of the content if they are too many. */
function counted(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  if (names.length <= namedAtMost) return names.map((name) => `\`${name}\``).join(', ');
  const folders = Map.groupBy(names, (name) => name.split('/').slice(0, -1).slice(0, 2).join('/'));
  return [...folders].map(([folder, { length }]) => `${length} of \`${folder}\``).join(', ');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function cut(text: string): string {
  return text.length > quotedAtMost ? `${text.slice(0, quotedAtMost)}…` : text;
}
