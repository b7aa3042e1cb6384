import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guide } from '../../shared/build/guide.ts';
import { attribute, find, type BuiltPage } from '../../shared/build/page.ts';
import { href } from '../../shared/build/site.ts';
import type { ListedPage } from '../../shared/listed-page.ts';
import { linkFrom, listFile } from './markdown.ts';

/** A page with its entry in the list of pages. */
interface Entry {
  page: BuiltPage;
  entry: ListedPage;
}

/** Parts of the list by what their pages are; a page belongs to the first that takes it. What comes last may be left out. */
const parts: readonly { title: string; takes(path: string): boolean }[] = [
  { title: 'Chapters', takes: (path) => guide.chapters.some((chapter) => path === `/${chapter}/`) },
  { title: 'Failures', takes: (path) => guide.symptoms !== undefined && path.startsWith(`/${guide.symptoms}/`) },
  { title: 'Files of the server', takes: (path) => path.startsWith('/files/') },
  { title: 'Optional', takes: () => true },
];

/** `llms.txt`: what the guide is, and where each page lies as Markdown, chapters in their order. */
export function writeList(folder: string, pages: readonly Entry[]): void {
  const paths = new Set(pages.map(({ page }) => page.path));
  const place = ({ page: { path } }: Entry) => {
    const at = guide.chapters.indexOf(path.replaceAll('/', ''));
    return at < 0 ? guide.chapters.length : at;
  };
  const told = pages.filter(({ page }) => !isWithoutNotes(page)).toSorted((a, b) => place(a) - place(b));
  const sections = parts.flatMap(({ title }, index) => {
    const here = told.filter(({ page: { path } }) => parts.findIndex((part) => part.takes(path)) === index);
    const lines = here.map(
      ({ page: { path }, entry: { title: name, line } }) =>
        `- [${name}](${linkFrom(listFile, href(path), paths)}): ${line}`,
    );
    return lines.length > 0 ? [`## ${title}\n\n${lines.join('\n')}\n`] : [];
  });
  writeFileSync(join(folder, listFile), [`# ${guide.name}\n`, `> ${guide.about}\n`, ...sections].join('\n'));
}

/** Whether a page shows a file of which there is nothing to say. */
function isWithoutNotes({ path, main }: BuiltPage): boolean {
  const isFile = path.startsWith('/files/') && path !== '/files/';
  return isFile && find(main, (node) => attribute(node, 'dataPlace') === 'note').length === 0;
}
