import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { chapterStations, type ChapterStation } from '../../shared/stations.ts';
import { chapterFile, parseChapter } from '../../shared/build/chapter-source.ts';
import { guide } from '../../shared/build/guide.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';
import { nodesOf } from '../../shared/build/markdown-tree.ts';
import { parseYaml } from '../../shared/build/yaml.ts';

/** What a share card shows. */
export interface Card {
  /** A chapter's file name without `.mdx`, or `home`. */
  slug: string;
  title: string;
  station: ChapterStation;
}

/** Raise it when the same chapter would be drawn differently. */
const RENDERER = 1;
const CHAPTERS = join(contentFolder, 'chapters');
const CARDS = join(contentFolder, 'cards');
const home: Card = { slug: 'home', title: guide.headline.join(' '), station: 'whole' };

/**
 * The card of the first page, then one for each chapter, with title and station as its front matter has them now. A guide
 * without the folder of cards has none.
 */
export function listCards(root = process.cwd()): Card[] {
  if (!existsSync(join(root, CARDS))) return [];
  const files = readdirSync(join(root, CHAPTERS)).filter((file) => file.endsWith('.mdx'));
  return [home, ...files.sort().map((file) => cardOf(root, file.slice(0, -'.mdx'.length)))];
}

/** sha256 of all that is drawn. */
export function cardKey({ title, station }: Card): string {
  return createHash('sha256').update(`${RENDERER}\n${title}\n${station}`).digest('hex');
}

/**
 * Root-relative path of a card; nothing in a guide that has none.
 * @throws Error naming the picture when it is missing or shows an older title
 */
export function cardPath(slug: string, root = process.cwd()): string | undefined {
  if (!existsSync(join(root, CARDS))) return undefined;
  const card = slug === home.slug ? home : cardOf(root, slug);
  const keys = join(root, CARDS, 'cards.json');
  const drawn: Record<string, string> = existsSync(keys) ? JSON.parse(readFileSync(keys, 'utf8')) : {};
  if (!existsSync(join(root, CARDS, `${slug}.png`)))
    throw new Error(`${contentFolder}/cards/${slug}.png is not there: run npm run diagrams`);
  if (drawn[slug] !== cardKey(card))
    throw new Error(`${contentFolder}/cards/${slug}.png is older than its chapter: run npm run diagrams`);
  return `/cards/${slug}.png`;
}

/** The picture itself. @throws Error naming the picture when it is missing or shows an older title */
export function readCard(slug: string, root = process.cwd()): Uint8Array<ArrayBuffer> {
  cardPath(slug, root);
  return Uint8Array.from(readFileSync(join(root, CARDS, `${slug}.png`)));
}

function cardOf(root: string, slug: string): Card {
  const file = chapterFile(slug);
  const { tree } = parseChapter(readFileSync(join(root, file), 'utf8'), file);
  const head = nodesOf(tree, 'yaml')
    .map(({ value }) => value)
    .join();
  return { slug, ...parseYaml(head, file, shown) };
}

/** What a card shows of a chapter's front matter: the build reports what is wrong with the rest of it. */
const shown = z.object({ title: z.string(), station: z.enum(chapterStations) });
