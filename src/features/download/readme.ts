import { isText, listOf, maybe, objectOf, oneOf, tableOf } from '../../shared/form.ts';
import { fill, type Parameter, type Values } from '../../shared/parameters.ts';

/** Commands of the guide, as a part of a README. */
export interface ReadmeStep {
  /** Id of the console block they stand in. */
  id: string;
  title: string;
  /** The section that explains them. */
  from?: Link | undefined;
  commands: readonly { prompt: '$' | '#'; text: string }[];
  /** A sentence: when they are needed. */
  note?: string | undefined;
  /** Why the lab did not run them, as the end of a sentence. */
  notRun?: string | undefined;
}

export interface Link {
  title: string;
  /** With the host of the guide, or a path below it where the build did not know the host. */
  address: string;
}

/** What a booted server of these files ran, and where that is written down. */
export interface Proved {
  /** Day, as `2026-11-24`. */
  date: string;
  /** Programs with their versions. */
  versions: Readonly<Record<string, string>>;
  records: readonly Link[];
}

const isLink = objectOf<Link>({ title: isText, address: isText });

export const isStep = objectOf<ReadmeStep>({
  id: isText,
  title: isText,
  from: maybe(isLink),
  commands: listOf(objectOf({ prompt: oneOf(['$', '#']), text: isText })),
  note: maybe(isText),
  notRun: maybe(isText),
});

export const isProved = objectOf<Proved>({ date: isText, versions: tableOf(isText), records: listOf(isLink) });

export interface Readme {
  /** The archive's one folder. */
  top: string;
  /** What the server is, as the end of a sentence. */
  title: string;
  steps: readonly ReadmeStep[];
  proved: Proved;
  /** Set for a project of the reader's, if the server comes without one. */
  own?: string | undefined;
  /** Sets beside the server that may be laid over it. */
  over: readonly string[];
  parameters: readonly Parameter[];
  values: Values;
}

/** What stands beside the tree: what was proved of it, and the steps that put it in place. */
export function readme({ top, title, steps, proved, own, over, parameters, values }: Readme): string {
  // Where the guide's commands find a tree, and where an archive has it.
  const folders = [['base', 'root'], ['demo', 'demo'], ...(own ? [[own, own]] : [])];
  const told = (text: string) =>
    folders.reduce(
      (all, [tree, folder]) => all.replaceAll(`stack/${tree}`, `${top}/${folder}`),
      fill(text, parameters, values),
    );
  return [
    `# ${valueOf('domain', parameters, values)}`,
    `The files of a server, ${title}, and the steps that put them in place on a fresh Debian 13 host.`,
    own
      ? `What lies below \`root/\` is laid over \`/\`. There is no project in it: \`${own}/\` has the files for yours, and \`demo/\` has one to try the server with.`
      : 'What lies below `root/` is laid over `/`. The project in it stands for yours.',
    ...(over.length > 0
      ? [
          `What may be laid over it later is in ${over.map((set) => `\`${set}/\``).join(' and ')}. The commands of the guide find it in \`/root/stack\`.`,
        ]
      : []),
    '## What was proved',
    proof(proved),
    differences(parameters, values),
    '## Steps',
    'Copy the archive into `/root` of the host. Lines that begin with `#` are typed by root, those with `$` by any user.',
    ...parts([unpack(top), ...steps]).map((part, index) => section(part, index + 1, told)),
  ]
    .join('\n\n')
    .concat('\n');
}

export function valueOf(id: string, parameters: readonly Parameter[], values: Values): string {
  return values[id] ?? parameters.find((parameter) => parameter.id === id)?.default ?? '';
}

/** The one step that is the archive's own. */
function unpack(top: string): ReadmeStep {
  const lines = [
    `cd /root && tar -xzf ${top}.tar.gz && ln -sfnT ${top} stack`,
    `cd /root/${top} && sha256sum --check --quiet SHA256SUMS`,
  ];
  return { id: 'unpack', title: 'Unpack and check', commands: lines.map((text) => ({ prompt: '#', text })) };
}

/** Steps that follow each other under one title are one part. */
function parts(steps: readonly ReadmeStep[]): ReadmeStep[][] {
  const all: ReadmeStep[][] = [];
  for (const step of steps)
    if (all.at(-1)?.[0]?.title === step.title) all.at(-1)?.push(step);
    else all.push([step]);
  return all;
}

function section(part: readonly ReadmeStep[], number: number, told: (text: string) => string): string {
  const [first] = part;
  const from = first?.from ? [`Explained in ${linked(first.from)}.`] : [];
  return [`### ${number}. ${first?.title}`, ...from, ...part.map((step) => block(step, told))].join('\n\n');
}

function block({ id, commands, note, notRun }: ReadmeStep, told: (text: string) => string): string {
  const lines = commands.map(({ prompt, text }) => `${prompt} ${told(text)}\n`);
  return [
    ...(note ? [told(note)] : []),
    ...(notRun ? [`Not run in the test: ${notRun}.`] : []),
    `\`\`\`console id="${id}"\n${lines.join('')}\`\`\``,
  ].join('\n\n');
}

function proof({ date, versions, records }: Proved): string {
  const programs = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `The guide's files for this server were booted on ${date}, with ${programs.join(', ')}. The records:\n`,
    ...records.map((record) => `- ${linked(record)}`),
  ].join('\n');
}

/** An archive lies on no site, so a path alone would be a link to nowhere: it is said in words. */
function linked({ title, address }: Link): string {
  return address.startsWith('/') ? `${title} (\`${address}\` of the guide)` : `[${title}](${address})`;
}

/** How many values are not the ones of the proof, and which. */
function differences(parameters: readonly Parameter[], values: Values): string {
  const changed = parameters.filter(({ id, default: usual }) => (values[id] ?? usual) !== usual);
  const all = parameters.length;
  if (changed.length === 0) return `All ${all} values are the ones that were booted.`;
  return [
    `${changed.length} of ${all} values ${changed.length === 1 ? 'is' : 'are'} not what was booted. Booted were the guide's values and, on another machine, a set that differs in all that can differ.\n`,
    '| Value | Here | Booted |',
    '|---|---|---|',
    ...changed.map(({ id, label, default: usual }) => `| ${label} | \`${values[id]}\` | \`${usual}\` |`),
  ].join('\n');
}
