import { headingsOf, readChapter, type ChapterSource } from './chapter-source.ts';
import { guide } from './guide.ts';
import { consoleBlocksIn } from './markdown-tree.ts';
import type { StackSet } from './stack.ts';
import { contentFolder } from './content-folder.ts';

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

type Block = (typeof guide)['install'][number];

/**
 * The commands that make a server, after the files of its sets were laid over a bare host together.
 * @param brings - what those files are: the trees, with their own project, or an archive, which has none.
 */
export function installationOf(sets: readonly StackSet[], brings: 'trees' | 'archive' = 'trees'): InstallStep[] {
  const blocks = guide.install
    .filter((block) => brings === 'archive' || !block.beside)
    .filter((block) => !block.with || sets.includes(block.with))
    .filter((block) => !block.without || !sets.includes(block.without));
  const steps: InstallStep[] = [];
  for (const block of blocks) {
    const step = stepAt(block);
    const { title, chapter, anchor } = (block.joined && steps.at(-1)) || step;
    steps.push({ ...step, title, chapter, anchor });
  }
  return steps;
}

/** What lays a set over a server that runs. */
export function overlayingOf(set: StackSet): InstallStep[] {
  return (guide.sets[set]?.overlay ?? []).map(stepAt);
}

/** @throws Error naming the block if the chapter has no such block or no such command. */
function stepAt({ at, only = '', note, notRun }: Block): InstallStep {
  const [chapter = '', id = ''] = at.split('#');
  const source = readChapter(chapter);
  const block = consoleBlocksIn(source.tree).find((each) => each.id === id);
  const commands = (block?.lines ?? []).flatMap((line) =>
    line.kind === 'command' && line.text.startsWith(only) ? [{ prompt: line.prompt, text: line.text }] : [],
  );
  if (!block || commands.length === 0)
    throw new Error(
      `${source.file} has no command "${only}…" in a console block "${id}", and it is needed to make a server: mend its steps in ${contentFolder}/guide.yaml.`,
    );
  return { id, chapter, ...headingAbove(source, block.at), commands, note, notRun };
}

/** The section a block stands in, with its topic if it has one. */
function headingAbove(source: ChapterSource, at: number): { title: string; anchor: string } {
  const above = headingsOf(source, 'Section', 'Topic').filter((heading) => heading.at < at);
  const section = above.findLast(({ name }) => name === 'Section');
  const last = above.at(-1);
  if (!section || !last)
    throw new Error(`${source.file}: no section stands above the console block at character ${at}.`);
  return { title: last === section ? last.title : `${section.title} · ${last.title}`, anchor: last.id };
}
