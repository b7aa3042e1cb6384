import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { changes } from '../../shared/build/changes.ts';
import { guide } from '../../shared/build/guide.ts';
import { installationOf, type InstallStep } from '../../shared/build/installation.ts';
import { parameters } from '../../shared/build/parameters.ts';
import { href } from '../../shared/build/site.ts';
import { linkFrom, listFile } from './markdown.ts';

/**
 * What a program can learn to do by this guide, where programs look for it. The text is made of what the guide says of
 * itself. @see https://github.com/cloudflare/agent-skills-discovery-rfc version 0.2.0
 */
const folderOf = '/.well-known/agent-skills';
const schema = 'https://schemas.agentskills.io/discovery/0.2.0/schema.json';

/** @param paths - of all listed pages. Without a skill in the guide nothing is written. */
export function writeSkill(folder: string, paths: ReadonlySet<string>): void {
  if (!guide.skill) return;
  const { name, description } = guide.skill;
  const file = `${folderOf}/${name}/SKILL.md`;
  const link = (title: string, path: string) => `[${title}](${linkFrom(file, href(path), paths)})`;
  const text = `---\n${stringify({ name, description })}---\n\n${skill(link)}`;
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const entry = { name, type: 'skill-md', description, url: `${name}/SKILL.md`, digest };
  write(folder, file, text);
  write(folder, `${folderOf}/index.json`, `${JSON.stringify({ $schema: schema, skills: [entry] }, null, 2)}\n`);
}

function write(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

type LinkTo = (title: string, path: string) => string;

function skill(link: LinkTo): string {
  const [first] = guide.servers;
  return [
    `# ${guide.skill?.title}`,
    `${guide.about} Its files and commands were run on a real ${guide.proved}: ${link('what is proved', '/proof/')}. ${link('All pages', listFile)} are Markdown.`,
    ...section('Rules', [
      `Take every config from ${link('the files', '/files/')}, byte for byte. Do not write one from memory.`,
      'Type the steps in their order. After each, compare what was printed with what its section shows, and stop if it differs.',
      ...(parameters.length > 0 ? [`Ask for these values first: ${parameters.map(valueAsked).join('; ')}.`] : []),
      ...(changes.length > 0
        ? [`For a server that is there already, read ${link('what changed since', '/changes/')}.`]
        : []),
    ]),
    ...section(
      'The server',
      guide.servers.map(
        ({ id, title }) =>
          `${title}: ${link(`server-${id}.tar.gz`, `/raw/server-${id}.tar.gz`)}, with its files below \`root/\` and no project in them, the steps for it in \`README.md\`, and \`SHA256SUMS\``,
      ),
    ),
    ...(first
      ? [
          `## Steps for ${first.title}`,
          'Unpack the archive as the beginning of its `README.md` says. The steps after that are these; those of the other servers are in theirs.',
          ...installationOf(first.sets, 'archive').map((step) => stepText(step, link)),
        ]
      : []),
    ...section('When something fails', [
      ...(guide.doctor ? [`Run \`${guide.doctor}\` as root: it names what is wrong, and changes nothing.`] : []),
      ...(guide.symptoms ? [`Find the log line among ${link('the failures', `/${guide.symptoms}/`)}.`] : []),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`## ${title}`, lines.map((line) => `- ${line}`).join('\n')] : [];
}

function valueAsked({ label, default: usual }: (typeof parameters)[number]): string {
  return `${label} (here \`${usual}\`)`;
}

function stepText({ title, chapter, anchor, commands, note, notRun }: InstallStep, link: LinkTo): string {
  return [
    `Explained in ${link(title, `/${chapter}/#${anchor}`)}.${note ? ` ${note}` : ''}${notRun ? ` It was not run in the test: ${notRun}.` : ''}`,
    `\`\`\`console\n${commands.map(({ prompt, text }) => `${prompt} ${text}\n`).join('')}\`\`\``,
  ].join('\n\n');
}
