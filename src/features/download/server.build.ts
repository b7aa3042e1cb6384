import { z } from 'astro/zod';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { archiveOf, type Archive, type Trees, type Variant } from './archive.ts';
import { consoleBlocks } from '../../shared/console.ts';
import { reference, sameMachine } from '../../shared/evidence.ts';
import type { Parameter } from '../values/parameters.ts';
import type { Proved, Step } from './readme.ts';
import { tarball } from './tarball.ts';
import { dateOf, readEvidence } from '../../shared/build/evidence.ts';
import { parameterSchema } from '../values/parameter-schema.build.ts';
import { address, href } from '../../shared/build/site.ts';
import { listStack, type StackSet } from '../../shared/build/stack.ts';

/** Servers that can be downloaded: the way they speak with Django, with TLS or without. */
const kinds: readonly { id: string; title: string; sets: readonly StackSet[] }[] = [
  { id: 'wsgi', title: 'WSGI over HTTP', sets: ['base'] },
  { id: 'asgi', title: 'ASGI over HTTP', sets: ['base', 'asgi'] },
  { id: 'wsgi-tls', title: 'WSGI over TLS', sets: ['base', 'tls'] },
  { id: 'asgi-tls', title: 'ASGI over TLS', sets: ['base', 'asgi', 'tls'] },
];

/** A console block of a chapter that a README repeats. */
interface Place {
  /** `chapter#block`. */
  at: string;
  /** Set without which it is left out. */
  with?: StackSet;
  without?: StackSet;
  /** How the commands begin that are meant, if not all are: the archive has done the others. */
  only?: string;
  /** Whether it belongs to the step before, wherever the guide has it. */
  joined?: boolean;
  note?: string;
  notRun?: string;
}

/** From a bare host to a site that answers. The certificate comes before the site that names it. */
const plan: readonly Place[] = [
  { at: 'start#apt' },
  {
    at: 'start#lay-over',
    note: 'If it prints a line `stop: …`, nothing was copied: a name is taken on this host. Take another for your server.',
  },
  { at: 'start#users-and-folders' },
  { at: 'start#make-secret' },
  { at: 'settings-tls#self-made', with: 'tls' },
  { at: 'start#enable' },
  { at: 'start#site-on' },
  { at: 'start#deploy' },
  { at: 'asgi#switch-on', with: 'asgi', only: 'journalctl' },
  { at: 'start#first-200', without: 'tls' },
  { at: 'start#local-name', with: 'tls', only: 'echo', note: 'Only until DNS knows the name.' },
  { at: 'settings-tls#tls-check', with: 'tls' },
  { at: 'settings-tls#certbot', with: 'tls', notRun: 'it needs the open Internet and a name of your own' },
  { at: 'settings-tls#switch-on', with: 'tls', only: 'systemctl reload nginx', joined: true },
];

/** As the pages have them, read without Astro: the lab and the checkers fill in the same values. */
export const parameters: Parameter[] = z
  .array(parameterSchema)
  .parse(parse(readFileSync('content/parameters.yaml', 'utf8')))
  .sort((a, b) => a.order - b.order);

/** All that archives are made of. @param proved - what to say of a server, if not what the evidence says. */
export function serverTrees(proved = provedBy): Trees {
  const files = [...new Set(kinds.flatMap(({ sets }) => sets))].flatMap(listStack);
  return {
    parameters,
    files: files.map(({ set, path, text, mode }) => ({ set, path, text, mode })),
    variants: kinds.map((kind): Variant => ({ ...kind, steps: stepsOf(kind.sets), proved: proved(kind.sets) })),
  };
}

export function sha256(bytes: Uint8Array): Promise<string> {
  return Promise.resolve(createHash('sha256').update(bytes).digest('hex'));
}

function stepsOf(sets: readonly StackSet[]): Step[] {
  const places = plan
    .filter((place) => !place.with || sets.includes(place.with))
    .filter((place) => !place.without || !sets.includes(place.without));
  const steps: Step[] = [];
  for (const place of places) {
    const step = stepAt(place);
    const before = place.joined ? steps.at(-1) : undefined;
    steps.push(before ? { ...step, title: before.title, from: before.from } : step);
  }
  return steps;
}

/** @throws Error naming the place if the chapter has no such block or no such command. */
function stepAt({ at, only = '', note, notRun }: Place): Step {
  const [chapter = '', id = ''] = at.split('#');
  const file = `content/chapters/${chapter}.mdx`;
  const source = readFileSync(file, 'utf8');
  const block = consoleBlocks(source).find((each) => each.id === id);
  const commands = (block?.lines ?? []).flatMap((line) =>
    line.kind === 'command' && line.text.startsWith(only) ? [{ prompt: line.prompt, text: line.text }] : [],
  );
  if (!block || commands.length === 0)
    throw new Error(
      `${file} has no command "${only}…" in a console block "${id}", and the README of the server wants it: mend the plan in src/features/download/server.build.ts.`,
    );
  const { title, anchor } = headingAbove(source, block.at, file);
  return { id, title, from: { title, address: `${page(`/${chapter}/`)}#${anchor}` }, commands, note, notRun };
}

/** The section a block stands in, with its topic if it has one. */
function headingAbove(source: string, at: number, file: string): { title: string; anchor: string } {
  const tags = source.slice(0, at).matchAll(/<(Section|Topic) id="([^"]+)"[^>]*? title="([^"]+)"/g);
  const headings = [...tags].map(([, tag, anchor = '', title = '']) => ({ tag, anchor, title }));
  const section = headings.findLast(({ tag }) => tag === 'Section');
  const last = headings.at(-1);
  if (!section || !last) throw new Error(`${file}: no section stands above the console block at character ${at}.`);
  return { title: last === section ? last.title : `${section.title} · ${last.title}`, anchor: last.anchor };
}

/** @throws Error with the remedy if a set was never booted. */
function provedBy(sets: readonly StackSet[]): Proved {
  const records = sets.map((id) => {
    const evidence = readEvidence('set', id);
    const run = evidence?.runs.find((each) => sameMachine(each, reference));
    if (!evidence || !run) throw new Error(`content/stack/${id} was never booted: npm run lab -- sets/${id}`);
    return { id, date: dateOf(evidence), versions: run.versions };
  });
  return {
    date: records.map(({ date }) => date).toSorted()[0] ?? '',
    versions: Object.assign({}, ...records.map(({ versions }) => versions)) as Record<string, string>,
    records: [
      ...records.map(({ id }) => ({ title: `The files of \`${id}\``, address: page(`/proof/set-${id}/`) })),
      { title: 'The archive itself, by the steps below', address: page('/proof/archive/') },
    ],
  };
}

function page(path: string): string {
  return address(href(path));
}

/** The archives with the values of the repository. */
export async function serverArchives(): Promise<
  { variant: Variant; archive: Archive; bytes: Uint8Array<ArrayBuffer> }[]
> {
  const trees = serverTrees();
  return Promise.all(
    trees.variants.map(async (variant) => {
      const archive = await archiveOf(trees, variant, {}, sha256);
      return { variant, archive, bytes: await tarball(archive, variant.proved.date) };
    }),
  );
}
