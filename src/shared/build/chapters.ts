import { getCollection, type CollectionEntry } from 'astro:content';
import { chapterStations, type ChapterStation } from '../stations.ts';
import { guide } from './guide.ts';
import { headingsOf, readChapter, type Heading } from './chapter-source.ts';
import { contentFolder } from './content-folder.ts';

export type Chapter = CollectionEntry<'chapters'>;

/**
 * All chapters in the order of the guide.
 * @throws Error naming the chapter that is a file and not in `content/guide.yaml`, or the other way round.
 */
export async function listChapters(): Promise<Chapter[]> {
  const files = await getCollection('chapters');
  const stray = files.find(({ id }) => !guide.chapters.includes(id));
  if (stray)
    throw new Error(`${stray.filePath} is not in the list of chapters of ${contentFolder}/guide.yaml: add it there`);
  return guide.chapters.map((id) => {
    const chapter = files.find((file) => file.id === id);
    if (!chapter)
      throw new Error(
        `${contentFolder}/guide.yaml: chapters has "${id}", and ${contentFolder}/chapters no file of that name`,
      );
    return chapter;
  });
}

/** Chapters grouped by the place they stand at, in the order of the line. */
export async function chaptersByStation(): Promise<{ place: ChapterStation; chapters: Chapter[] }[]> {
  const all = await listChapters();
  return chapterStations
    .map((place) => ({ place, chapters: all.filter((chapter) => chapter.data.station === place) }))
    .filter(({ chapters }) => chapters.length > 0);
}

/** Sections of a chapter, from its source. */
export function sectionsOf({ id }: Chapter): Heading[] {
  return headingsOf(readChapter(id), 'Section');
}

/** Sections and topics of a chapter, from its source: every place in it that a link may name. */
export function placesOf({ id }: Chapter): Heading[] {
  return headingsOf(readChapter(id), 'Section', 'Topic');
}
