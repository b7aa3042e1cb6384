import { chapterFile, readChapter } from '../../../src/shared/build/chapter-source.ts';
import { contentFolder } from '../../../src/shared/build/content-folder.ts';
import { namesIn } from '../../../src/shared/build/evidence.ts';
import { consoleBlocksIn } from '../../../src/shared/build/markdown-tree.ts';
import type { ConsoleBlock, ConsoleLine } from '../../../src/shared/console.ts';

/** A `console` fence of a chapter. */
export interface Block extends ConsoleBlock {
  chapter: string;
}

export type Command = Extract<ConsoleLine, { kind: 'command' }>;

export function listChapters(): string[] {
  return namesIn(`${contentFolder}/chapters`, '.mdx');
}

/** All console fences of a chapter, in order. */
export function blocksOf(chapter: string): Block[] {
  return consoleBlocksIn(readChapter(chapter).tree).map((block) => ({ chapter, ...block }));
}

/**
 * The fence at `chapter#id`.
 * @throws Error naming the fences of the chapter if there is none.
 */
export function blockAt(place: string): Block {
  const [chapter = '', id = ''] = place.split('#');
  const blocks = blocksOf(chapter);
  const block = blocks.find((each) => each.id === id);
  if (block) return block;
  const there = blocks.map((each) => each.id).join(', ');
  throw new Error(`${chapterFile(chapter)} has no console block "${id}". It has: ${there}`);
}

/** The commands of the fence at `chapter#id`. */
export function commandsOf(place: string): Command[] {
  return blockAt(place).lines.filter((line) => line.kind === 'command');
}
