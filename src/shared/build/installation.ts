import { readFileSync } from 'node:fs';
import { consoleBlocks } from '../console.ts';
import type { StackSet } from './stack.ts';

/** What is typed to make a server. The README of an archive tells it, and the lab does it. */

/** Commands of a console block of a chapter. */
export interface InstallStep {
  /** Of the block. */
  id: string;
  /** The section that explains them. */
  title: string;
  chapter: string;
  anchor: string;
  commands: { prompt: '$' | '#'; text: string }[];
  /** A sentence: when they are needed. */
  note?: string | undefined;
  /** Why the lab does not run them, as the end of a sentence. */
  notRun?: string | undefined;
}

interface Place {
  /** `chapter#block`. */
  at: string;
  /** Set without which it is left out. */
  with?: StackSet;
  without?: StackSet;
  /** How the commands begin that are meant, if not all are: the others were done by laying the sets' files over the host. */
  only?: string;
  /** Whether it belongs to the step before, wherever the guide has it. */
  joined?: boolean;
  note?: string;
  notRun?: string;
}

/** From a bare host to a site that answers. The certificate comes before the site that names it. */
const installation: readonly Place[] = [
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
  { at: 'start#local-name', only: 'echo', note: 'Only until DNS knows the name.' },
  { at: 'settings-tls#tls-check', with: 'tls' },
  { at: 'settings-tls#certbot', with: 'tls', notRun: 'it needs the open Internet and a name of your own' },
  { at: 'settings-tls#switch-on', with: 'tls', only: 'systemctl reload nginx', joined: true },
];

/** From a server that runs to one with another set laid over it, as the chapters do it. */
const overlaying: Partial<Record<StackSet, readonly Place[]>> = {
  asgi: [{ at: 'asgi#switch-on' }],
  tls: [{ at: 'settings-tls#self-made' }, { at: 'settings-tls#switch-on' }],
};

/** What makes a server of sets whose files are laid over a bare host together. */
export function installationOf(sets: readonly StackSet[]): InstallStep[] {
  const places = installation
    .filter((place) => !place.with || sets.includes(place.with))
    .filter((place) => !place.without || !sets.includes(place.without));
  const steps: InstallStep[] = [];
  for (const place of places) {
    const step = stepAt(place);
    const { title, chapter, anchor } = (place.joined && steps.at(-1)) || step;
    steps.push({ ...step, title, chapter, anchor });
  }
  return steps;
}

/** What lays a set over a server that runs. */
export function overlayingOf(set: StackSet): InstallStep[] {
  return (overlaying[set] ?? []).map(stepAt);
}

/** @throws Error naming the place if the chapter has no such block or no such command. */
function stepAt({ at, only = '', note, notRun }: Place): InstallStep {
  const [chapter = '', id = ''] = at.split('#');
  const file = `content/chapters/${chapter}.mdx`;
  const source = readFileSync(file, 'utf8');
  const block = consoleBlocks(source).find((each) => each.id === id);
  const commands = (block?.lines ?? []).flatMap((line) =>
    line.kind === 'command' && line.text.startsWith(only) ? [{ prompt: line.prompt, text: line.text }] : [],
  );
  if (!block || commands.length === 0)
    throw new Error(
      `${file} has no command "${only}…" in a console block "${id}", and it is needed to make a server: mend src/shared/build/installation.ts.`,
    );
  return { id, chapter, ...headingAbove(source, block.at, file), commands, note, notRun };
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
