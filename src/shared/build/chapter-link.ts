import { getEntry } from 'astro:content';
import { sectionsOf } from './chapters.ts';
import { contentFolder } from './content-folder.ts';

/** What a link such as `/systemd/#socket-unit` leads to: slug and title of the section, or of the chapter if it names none. */
export async function chapterLink(path: string): Promise<{ slug: string; title: string }> {
  const [, slug = '', id] = /^\/([^/#]+)\/?(?:#(.+))?$/.exec(path) ?? [];
  const chapter = await getEntry('chapters', slug);
  if (!chapter) throw new Error(`the link ${path} names no chapter of ${contentFolder}/chapters`);
  const section = sectionsOf(chapter).find((heading) => heading.id === id);
  return { slug, title: section?.title ?? chapter.data.title };
}
