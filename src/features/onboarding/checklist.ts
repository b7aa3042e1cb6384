import type { Tasks, TaskChapter } from './tasks.ts';
import { endOf } from '../../shared/paste.ts';
import { nothingDone, setCheck, setRead, standing, type Progress } from './progress.ts';

/** What was made of a check-list from outside. */
export interface Taken {
  progress: Progress;
  /** Of the tasks that were asked for, those that the list has, ticked or not. */
  tasks: number;
  /** Lines that look like tasks and are none of the guide's, as they were typed. */
  strange: readonly string[];
}

/**
 * Progress as a task list that GitHub draws: the chapters of the path, or all of them, with their checks beneath. What was
 * read or ticked on no chapter of the path follows, so nothing is lost.
 * @param address makes an address that works anywhere of a path of the guide
 */
export function formatChecklist(progress: Progress, asked: Tasks, address: (path: string) => string): string {
  const path = asked.paths.find(({ id }) => id === progress.path);
  const touched = ({ id, checks }: TaskChapter) =>
    progress.read.includes(id) || checks.some((check) => progress.checks.includes(check.id));
  const own = asked.chapters.filter(({ id }) => !path || path.chapters.includes(id));
  const more = asked.chapters.filter((chapter) => !own.includes(chapter) && touched(chapter));
  const { done, of } = standing(
    progress,
    own.map(({ id }) => id),
  );
  const checks = own.flatMap((chapter) => chapter.checks);
  const ticked = checks.filter(({ id }) => progress.checks.includes(id)).length;
  const tasks = (chapters: readonly TaskChapter[]) =>
    chapters.flatMap((chapter) => chapterTasks(progress, chapter, address));
  const origin = path
    ? `[Follow this path](${address(`${asked.href}#paths&v1&path=${path.id}`)})`
    : `[Your progress](${address(asked.href)})`;
  return [
    `# Onboarding: ${path ? path.title : 'all chapters'}`,
    '',
    `${done} of ${of} chapters read, ${ticked} of ${checks.length} checks ticked. ${origin}`,
    '',
    ...tasks(own),
    ...(more.length > 0 ? ['', '## Besides', '', ...tasks(more)] : []),
    '',
  ].join('\n');
}

function chapterTasks(progress: Progress, chapter: TaskChapter, address: (path: string) => string): string[] {
  const task = (indent: string, done: boolean, words: string, path: string) =>
    `${indent}- [${done ? 'x' : ' '}] [${words}](${address(path)})`;
  return [
    task('', progress.read.includes(chapter.id), chapter.title, chapter.href),
    ...chapter.checks.map(({ id, says }) =>
      task('  ', progress.checks.includes(id), says, `${chapter.href}${id.slice(id.indexOf('#'))}`),
    ),
  ];
}

/**
 * Reads a task list back, whoever has edited it in between: a task is known by the end of its link's address, so the words,
 * the order and the host may have changed. A box that is not ticked unticks nothing.
 */
export function parseChecklist(text: string, asked: Tasks): Taken {
  const lists = new Map(asked.chapters.map(({ id, checks }) => [id, checks.map((check) => check.id)]));
  let progress: Progress = nothingDone;
  let tasks = 0;
  const strange: string[] = [];
  for (const line of endOf(text).split(/[\r\n]+/)) {
    const [, heading] = /^#+ +Onboarding: (.*)$/.exec(line) ?? [];
    const path = asked.paths.find(({ title }) => title === heading?.trim());
    if (path && progress.path === '') progress = { ...progress, path: path.id };
    const [, box, written = ''] = /^[\s>]*(?:[-*+]|\d+[.)])\s+\[([ xX])\]\s(.*)$/s.exec(line) ?? [];
    if (box === undefined) continue;
    const words = written.trim();
    const [, chapter = '', check] = /\/([a-z0-9-]+)\/?(?:#([a-z0-9.-]+))?(?:\s+"[^"]*")?[)>\s]*$/.exec(words) ?? [];
    const list = lists.get(chapter);
    const id = `${chapter}#${check}`;
    if (!list || (check !== undefined && !list.includes(id))) {
      strange.push(words);
      continue;
    }
    tasks++;
    if (box === ' ') continue;
    progress = check === undefined ? setRead(progress, chapter, true) : setCheck(progress, id, true, []);
  }
  return { progress, tasks, strange };
}
