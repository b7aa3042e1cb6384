import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { elementsOf, readChapter } from '../../src/shared/build/chapter-source.ts';
import { pagesOn, repeating } from './page-kinds.ts';
import { askedDay, kindsDay } from './tenth.ts';

/** The builds that the browser tests read: the guide under two addresses, and the fixture guide. */
export interface BuiltSite {
  name: 'root' | 'base' | 'fixture';
  folder: string;
  /** Base path with a slash at both ends. */
  base: string;
}

export const root: BuiltSite = { name: 'root', folder: resolve('.cache/site/root'), base: '/' };
export const base: BuiltSite = { name: 'base', folder: resolve('.cache/site/base'), base: '/x/y/' };
/** A guide of another name, built by the same engine. */
export const fixture: BuiltSite = { name: 'fixture', folder: resolve('.cache/site/fixture'), base: '/' };
export const fixtureContent = 'tests/fixtures/guide';

/**
 * Paths of all pages of a built site without the base path, such as `nginx/`: whatever the build wrote, so that a new
 * page is covered by itself.
 * @throws Error if the site was not built.
 */
export function pagesOf({ folder }: BuiltSite): string[] {
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`${folder} is not there: run npm test -- build`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .map((file) => file.replace(/index\.html$/, ''))
    .sort();
}

/** Pages of chapters: one folder deep, with a file of that name in content/chapters. */
export function chaptersOf(site: BuiltSite): string[] {
  return pagesOf(site).filter((page) => existsSync(`content/chapters/${page.replace(/\/$/, '')}.mdx`));
}

/** Those that this run looks at. */
export function pagesToday(site: BuiltSite): string[] {
  return pagesOn(askedDay, pagesOf(site));
}

/** Of those a tenth of each kind, also in a run of everything: for what one template makes the same on all pages of a kind. */
export function pagesInCommon(site: BuiltSite): string[] {
  const chosen = [...pagesOn(kindsDay, pagesOf(site)), ...repeating];
  return pagesToday(site).filter((page) => chosen.includes(page));
}

/** Chapters that have a part of a kind, such as `Variant`, with some attribute if one is named. */
export function chaptersWith(site: BuiltSite, part: string, attribute = ''): string[] {
  return chaptersOf(site).filter((page) =>
    elementsOf(readChapter(page.replace(/\/$/, '')), part).some(
      ({ attributes }) => attribute === '' || attribute in attributes,
    ),
  );
}

/** Address of a page, as a test's name may hold it. */
export function pageName(page: string): string {
  return `/${page}`;
}
