import { readdirSync, readFileSync } from 'node:fs';
import { reference, type Evidence, type Run } from '../evidence.ts';
import { escapeHtml } from '../html.ts';
import { printedIn } from '../printed.ts';
import { contentFolder } from './content-folder.ts';
import { evidenceFile, readEvidence, recordPath, referenceRun } from './evidence.ts';
import { subjectOf } from './recorded-block.ts';
import { href } from './site.ts';

/** Values that a text quotes out of a record instead of typing them, in chapters and in every Markdown of YAML. */

export interface MeasuredFigure {
  /** Whose record: of a claim, or of a set of files. */
  claim?: string;
  set?: string;
  /** Its name in the record. */
  figure?: string;
  /** In place of a figure: the program whose version it is. */
  version?: string;
  /** Another host than that of the guide. */
  on?: string;
  /** Decimal places; as measured without. */
  places?: number | string;
  /** Divides, such as 1000 for seconds out of milliseconds. */
  per?: number | string;
}

export interface PrintedValue {
  /** Id of a block of this page, or the address of one: `/wsgi/#process-tree`. In a caption, its own block without it. */
  block?: string;
  /** A part of the line that was printed, with `{}` where the value stands. */
  find: string;
  /** Decimal places; as printed without. */
  places?: number | string;
}

/** Where a text stands. */
export interface Here {
  /** Address of the page, without the base path. */
  path: string;
  /** The block whose caption it is. */
  block?: string | undefined;
}

export function measuredHtml(
  { claim, set, figure, version, on, places, per = 1 }: MeasuredFigure,
  here?: Here,
): string {
  const tag = `<Measured${attributes({ claim, set, figure, version, on })}>`;
  return at(tag, figure ?? version ?? '', () => {
    const [kind, id] = set ? (['set', set] as const) : (['claim', claim ?? ''] as const);
    const evidence = readEvidence(kind, id);
    if (!evidence) throw new Error(`${evidenceFile(kind, id)} is missing: npm run lab -- ${kind}s/${id}`);
    const { figures, versions } = runOn(evidence, on);
    const measured = version ? versions[version] : figures[figure ?? '']?.value;
    if (measured === undefined)
      throw new Error(`it has ${Object.keys(version ? versions : figures).join(', ') || 'no figure'}`);
    const text = escapeHtml(shown(typeof measured === 'number' ? measured / Number(per) : measured, places));
    const record = recordPath(evidence);
    return record === here?.path ? text : `<a href="${href(record)}">${text}</a>`;
  });
}

/** The run on a host with the guide's own values: that of the guide, unless another one is named. */
function runOn(evidence: Evidence, host: string | undefined): Run {
  if (host === undefined) return referenceRun(evidence);
  const run = evidence.runs.find((each) => each.host === host && each.values === reference.values);
  if (run) return run;
  throw new Error(`there are runs on ${[...new Set(evidence.runs.map((each) => each.host))].join(', ')}`);
}

function attributes(given: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(given)
    .flatMap(([name, value]) => (value ? ` ${name}="${value}"` : ''))
    .join('');
}

export function printedHtml({ block, find, places }: PrintedValue, here?: Here): string {
  return at(`<Printed${attributes({ block, find })}>`, find, () => {
    const [path = '', id = ''] = block?.includes('#') ? block.split('#') : [here?.path, block ?? here?.block];
    if (!path || !id) throw new Error('name the block by its address: block="/wsgi/#process-tree"');
    const value = printedIn(linesOf(path, id), find);
    const samp = `<samp>${escapeHtml(places === undefined ? value : shown(Number(value), places))}</samp>`;
    // A caption stands below its own block.
    if (path === here?.path && id === here.block) return samp;
    return `<a href="${path === here?.path ? '' : href(path)}#${id}">${samp}</a>`;
  });
}

/** What a block printed, as its page shows it. @throws Error naming the record if it has no such block. */
function linesOf(path: string, id: string): string[] {
  const subject = subjectOf(path, id);
  const evidence = subject && readEvidence(subject.kind, subject.id);
  if (!evidence) throw new Error(`${path} has no record`);
  const { blocks, notRun } = referenceRun(evidence);
  const file = evidenceFile(subject.kind, subject.id);
  const renew = `npm run lab -- ${subject.kind}s/${subject.id}`;
  const shown = blocks[subject.block];
  if (shown) return shown.flatMap((each) => each.shown);
  const reason = notRun[subject.block];
  throw new Error(
    reason
      ? `the block is not run, so it printed nothing: ${reason}`
      : `${file} has the blocks ${Object.keys(blocks).join(', ')}. A new one is run by ${renew}`,
  );
}

function shown(value: number | string, places: number | string | undefined): string {
  if (typeof value === 'string') return value;
  if (places !== undefined) return value.toFixed(Number(places));
  return value.toLocaleString('en-GB').replaceAll(',', ' ');
}

/** @throws Error naming the file and the line that has the tag. */
function at(tag: string, needle: string, work: () => string): string {
  try {
    return work();
  } catch (error) {
    throw new Error(`${placesOf(needle)}${tag}: ${(error as Error).message}`);
  }
}

/** Every place of the content that quotes a value by a text, for error messages: `content/chapters/wsgi.mdx:55: `. */
function placesOf(needle: string): string {
  const quoted = [`"${needle}"`, `'${needle}'`];
  const files = readdirSync(contentFolder, { recursive: true, encoding: 'utf8' });
  const written = files.filter((file) => /\.(mdx|yaml)$/.test(file)).map((file) => `${contentFolder}/${file}`);
  const places = written.flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.flatMap((line, index) =>
      isTag.test(line) && quoted.some((each) => line.includes(each)) ? [`${file}:${index + 1}`] : [],
    );
  });
  return places.length > 0 ? `${places.join(', ')}: ` : '';
}

const isTag = /<(Printed|Measured)\b/;
