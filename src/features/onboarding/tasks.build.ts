import { getCollection, getEntry } from 'astro:content';
import { checksOf } from './checks.build.ts';
import type { DoctorCheck, Tasks, TaskChapter } from './tasks.ts';
import { readChapter } from '../../shared/build/chapter-source.ts';
import { chapterLink } from '../../shared/build/chapter-link.ts';
import { listChapters } from '../../shared/build/chapters.ts';
import { href } from '../../shared/build/site.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

/**
 * What the guide asks of a reader, from chapters, paths and the doctor's checks.
 * @throws Error naming the file that speaks of a chapter, a check or a symptom that is not there.
 */
export async function loadTasks(): Promise<Tasks> {
  const doctor = await doctorChecks();
  const chapters: TaskChapter[] = (await listChapters()).map((chapter) => ({
    id: chapter.id,
    title: chapter.data.title,
    href: href(`/${chapter.id}/`),
    checks: checksOf(readChapter(chapter.id)).map((check) => {
      const unknown = check.doctor.find((id) => !doctor.some((other) => other.id === id));
      if (unknown)
        throw new Error(
          `${chapter.filePath}: <Check id="${check.id}" doctor="${unknown}"> names no check of ${contentFolder}/doctor.yaml`,
        );
      return { ...check, id: `${chapter.id}#${check.id}` };
    }),
  }));
  return { href: href('/progress/'), chapters, paths: await listPaths(), doctor };
}

/** Reading paths, each with its chapters in the order of the line. */
export async function listPaths() {
  const order = (await listChapters()).map(({ id }) => id);
  return (await getCollection('paths'))
    .sort((a, b) => a.data.order - b.data.order)
    .map(({ id, data }) => {
      const unknown = data.chapters.find((slug) => !order.includes(slug));
      if (unknown) throw new Error(`${contentFolder}/paths.yaml: path "${id}" names "${unknown}", which is no chapter`);
      return { id, title: data.title, for: data.for, chapters: order.filter((slug) => data.chapters.includes(slug)) };
    });
}

async function doctorChecks(): Promise<DoctorCheck[]> {
  return Promise.all(
    (await getCollection('doctor')).map(async ({ id, data }) => {
      await chapterLink(data.chapter);
      const fault = data.fault === undefined ? undefined : await getEntry('faults', data.fault);
      if (data.fault && !fault)
        throw new Error(
          `${contentFolder}/doctor.yaml: "${id}" names the fault "${data.fault}", which is no file of ${contentFolder}/faults`,
        );
      return {
        id,
        says: data.says,
        href: href(data.chapter),
        ...(fault ? { fault: { title: fault.data.title, href: href(`/troubleshooting/${fault.id}/`) } } : {}),
      };
    }),
  );
}
