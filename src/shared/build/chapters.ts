import { getCollection, type CollectionEntry } from 'astro:content';
import { chapterStations, type ChapterStation } from '../stations.ts';
import { outline, topics, type Heading } from '../outline.ts';

export type Chapter = CollectionEntry<'chapters'>;

/** All chapters in the order a request meets them. */
export async function listChapters(): Promise<Chapter[]> {
  return (await getCollection('chapters')).sort((a, b) => a.data.order - b.data.order);
}

/** Chapters grouped by the place they stand at, in the order of the line. */
export async function chaptersByStation(): Promise<{ place: ChapterStation; chapters: Chapter[] }[]> {
  const all = await listChapters();
  return chapterStations
    .map((place) => ({ place, chapters: all.filter((chapter) => chapter.data.station === place) }))
    .filter(({ chapters }) => chapters.length > 0);
}

/** Sections of a chapter, from its source. */
export function sectionsOf(chapter: Chapter): Heading[] {
  return outline(chapter.body ?? '', chapter.filePath ?? chapter.id);
}

/** Sections and topics of a chapter, from its source: every place in it that a link may name. */
export function placesOf(chapter: Chapter): Heading[] {
  return [...sectionsOf(chapter), ...topics(chapter.body ?? '', chapter.filePath ?? chapter.id)];
}
