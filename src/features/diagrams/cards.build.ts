import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ChapterStation } from '../../shared/stations.ts';
import { chapterStations } from '../../shared/stations.ts';
import { guide } from '../../shared/build/guide.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

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

/** The first page's card, then one a chapter, from the front matter as it stands now. None in a guide without such a folder. */
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

/** The picture itself. */
export function readCard(slug: string, root = process.cwd()): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(join(root, CARDS, `${slug}.png`)));
}

function cardOf(root: string, slug: string): Card {
  const file = `${contentFolder}/chapters/${slug}.mdx`;
  const head = /^---\n([^]*?)\n---/.exec(readFileSync(join(root, file), 'utf8'))?.[1];
  // Only these two lines: a slip elsewhere in the front matter is the build's to report.
  const data: unknown = parse(
    head
      ?.split('\n')
      .filter((line) => /^(title|station):/.test(line))
      .join('\n') ?? '',
  );
  const { title, station } = (typeof data === 'object' && data !== null ? data : {}) as {
    title?: unknown;
    station?: unknown;
  };
  const place = chapterStations.find((known) => known === station);
  if (typeof title !== 'string' || !place)
    throw new Error(`${file} has no title or no known station in its front matter`);
  return { slug, title, station: place };
}
