import { readdirSync, readFileSync } from 'node:fs';
import { defineMdastPlugin } from 'satteri';
import { escapeHtml } from '../html.ts';
import { printedIn } from '../printed.ts';
import { contentFolder } from './content-folder.ts';
import { evidenceFile, readEvidence, referenceRun } from './evidence.ts';
import { subjectOf } from './recorded-block.ts';
import { href } from './site.ts';

/** Values that a text quotes out of a record instead of typing them, in chapters and in every Markdown of YAML. */

export interface MeasuredFigure {
  claim: string;
  figure: string;
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

export function measuredHtml({ claim, figure, places, per = 1 }: MeasuredFigure, here?: Here): string {
  return at(`<Measured claim="${claim}" figure="${figure}">`, figure, () => {
    const evidence = readEvidence('claim', claim);
    if (!evidence) throw new Error(`${evidenceFile('claim', claim)} is missing: npm run lab -- claims/${claim}`);
    const { figures } = referenceRun(evidence);
    const measured = figures[figure];
    if (!measured) throw new Error(`its figures are ${Object.keys(figures).join(', ') || 'none'}`);
    const value = typeof measured.value === 'number' ? measured.value / Number(per) : measured.value;
    const text = escapeHtml(shown(value, places));
    const record = `/proof/${claim}/`;
    return record === here?.path ? text : `<a href="${href(record)}">${text}</a>`;
  });
}

export function printedHtml({ block, find, places }: PrintedValue, here?: Here): string {
  return at(`<Printed${block ? ` block="${block}"` : ''} find="${find}">`, find, () => {
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

/** Every place of the content that has a text, for error messages: `content/chapters/wsgi.mdx:55: `. */
function placesOf(needle: string): string {
  const files = readdirSync(contentFolder, { recursive: true, encoding: 'utf8' });
  const written = files.filter((file) => /\.(mdx|yaml)$/.test(file)).map((file) => `${contentFolder}/${file}`);
  const places = written.flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.flatMap((line, index) => (isTag.test(line) && line.includes(needle) ? [`${file}:${index + 1}`] : []));
  });
  return places.length > 0 ? `${places.join(', ')}: ` : '';
}

const isTag = /<(Printed|Measured)\b/;
const attribute = /(\w+)=(?:"([^"]*)"|'([^']*)')/g;
const tag = /<(Printed|Measured)((?:\s+\w+=(?:"[^"]*"|'[^']*'))*)\s*\/>|<Fact\s+of=(?:"[^"]+"|'[^']+')>|<\/Fact>/g;

/** The tags `<Printed … />`, `<Measured … />` and `<Fact of='…'>…</Fact>` in the Markdown of a caption or of YAML. */
export function quotedValues(here?: Here) {
  const whole = (text: string) => {
    const wrong = /<\/?(?:Printed|Measured|Fact)\b.*/.exec(text)?.[0];
    if (wrong === undefined) return;
    throw new Error(
      `${here?.path ?? ''}${here?.block ? `#${here.block}` : ''}: "${wrong}" is no whole tag. In a caption its attributes take single quotes: <Printed find='pid={}' />`,
    );
  };
  return defineMdastPlugin({
    name: 'quoted-values',
    text: ({ value }) => whole(value),
    html(node, ctx) {
      const value = node.value.replaceAll(tag, (_, name?: string, written = '') => {
        if (!name) return '';
        const attributes = Object.fromEntries(
          [...String(written).matchAll(attribute)].map(([, key = '', double, single]) => [key, double ?? single ?? '']),
        );
        return name === 'Printed'
          ? printedHtml({ find: '', ...attributes }, here)
          : measuredHtml({ claim: '', figure: '', ...attributes }, here);
      });
      whole(value);
      if (value !== node.value) ctx.replaceNode(node, { type: 'html', value });
    },
  });
}
