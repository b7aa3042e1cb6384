import { readFileSync, readdirSync } from 'node:fs';
import { consoleBlocks, type ConsoleBlock, type ConsoleLine } from '../../../src/shared/console.ts';

/** A `console` fence of a chapter. */
export interface Block extends ConsoleBlock {
  chapter: string;
}

export type Command = Extract<ConsoleLine, { kind: 'command' }>;

const folder = 'content/chapters';

export function listChapters(): string[] {
  return readdirSync(folder).map((file) => file.replace(/\.mdx$/, ''));
}

export function readChapter(chapter: string): string {
  return readFileSync(`${folder}/${chapter}.mdx`, 'utf8');
}

/** All console fences of a chapter, in order. */
export function blocksOf(chapter: string): Block[] {
  return consoleBlocks(readChapter(chapter)).map((block) => ({ chapter, ...block }));
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
  throw new Error(`${folder}/${chapter}.mdx has no console block "${id}". It has: ${there}`);
}

/** The commands of the fence at `chapter#id`. */
export function commandsOf(place: string): Command[] {
  return blockAt(place).lines.filter((line) => line.kind === 'command');
}
