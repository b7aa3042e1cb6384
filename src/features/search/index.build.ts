import { headingIn, headingText, squeezed } from './headings.build.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, ElementContent } from 'hast';
import MiniSearch from 'minisearch';
import { cutAtWords } from './cut.ts';
import { lineMost, logMost, searchOptions, telling, type BuiltIndex, type SearchDocument } from './search.ts';
import { firstChapter, guide } from '../../shared/build/guide.ts';
import { href } from '../../shared/build/site.ts';
import { attribute, find, textOf, type BuiltPage } from '../../shared/build/page.ts';

/** Builds the index of everything a search can lead to, ready to be loaded by the browser. */
export function writeSearch(folder: string, pages: readonly BuiltPage[]): number {
  const documents = pages.flatMap(documentsOf);
  const index = new MiniSearch<SearchDocument>(searchOptions);
  index.addAll(documents);
  const offered = (...first: (string | undefined)[]) =>
    [...first, 'files', 'glossary', 'values']
      .map((page) => href(`/${page}/`))
      .filter((id) => documents.some((place) => place.id === id));
  const built: BuiltIndex = {
    ...index.toJSON(),
    quick: offered(firstChapter, guide.symptoms),
    instead: offered(guide.symptoms, firstChapter),
    faults: href('/troubleshooting/patterns.json'),
  };
  writeFileSync(join(folder, 'search.json'), JSON.stringify(built));
  return documents.length;
}

/** Only symptoms have a log line. */
const noLog = { log: '', mark: '' };

function documentsOf(page: BuiltPage): SearchDocument[] {
  const [, kind = '', id] = page.path.split('/');
  if (kind === '' || page.file === '404.html') return [];
  if (kind === 'files') return id ? [file(page), ...notes(page)] : chapter(page).slice(0, 1);
  if (kind === 'troubleshooting' && id) return [symptom(page)];
  if (kind === 'glossary') return [...chapter(page).slice(0, 1), ...terms(page)];
  if (kind === 'notes') return statements(page);
  // The progress page repeats the check-lists of the chapters.
  if (kind === 'progress') return chapter(page).slice(0, 1);
  // A record repeats what its chapter says, with everything that was typed.
  if (kind === 'proof') return id ? [] : chapter(page).slice(0, 1);
  return chapter(page);
}

function one(page: BuiltPage, test: (element: Element) => boolean): string {
  return squeezed(find(page.main, test).map(textOf).join(' '));
}

function titleOf(page: BuiltPage): string {
  return one(page, (node) => node.tagName === 'h1');
}

/** Each section, and each topic in it, is a place of its own. */
function chapter(page: BuiltPage): SearchDocument[] {
  const chapterTitle = titleOf(page);
  const header = find(page.main, (node) => node.tagName === 'header')[0] ?? page.main;
  const whole: SearchDocument = {
    id: href(page.path),
    kind: guide.chapters.includes(page.path.slice(1, -1)) ? 'chapter' : 'page',
    title: chapterTitle,
    line: cutAtWords(
      one(page, (node) => attribute(node, 'dataHit') === 'line'),
      lineMost,
    ),
    layer: attribute(header, 'dataLayer'),
    text: squeezed(textOf(header)),
    ...noLog,
  };
  const sections = find(page.main, (node) => node.tagName === 'section').flatMap((section) => {
    if (['sources', 'read-on', 'wrong', 'check-yourself'].includes(attribute(section, 'id'))) return [];
    const layer = attribute(section, 'dataLayer');
    const runs: { heading: Element; children: ElementContent[] }[] = [];
    for (const child of section.children) {
      const heading = child.type === 'element' ? headingIn(child) : undefined;
      if (heading) runs.push({ heading, children: [] });
      else runs.at(-1)?.children.push(child);
    }
    return runs.map(({ heading, children }) => ({
      id: href(`${page.path}#${attribute(heading, 'id') || attribute(section, 'id')}`),
      kind: 'section' as const,
      title: headingText(heading),
      line: chapterTitle,
      layer,
      text: squeezed(children.map(textOf).join(' ')),
      ...noLog,
    }));
  });
  return [whole, ...sections];
}

function file(page: BuiltPage): SearchDocument {
  const listing = find(page.main, (node) => node.tagName === 'pre')[0];
  const path = listing ? attribute(listing, 'ariaLabel') : titleOf(page);
  return {
    id: href(page.path),
    kind: 'file',
    title: path,
    line: one(page, (node) => attribute(node, 'dataHit') === 'line'),
    layer: attribute(find(page.main, (node) => node.tagName === 'header')[0] ?? page.main, 'dataLayer'),
    text: one(page, (node) => node.tagName === 'pre'),
    ...noLog,
  };
}

function notes(page: BuiltPage): SearchDocument[] {
  const figure = find(page.main, (node) => attribute(node, 'dataPlace') === 'file')[0];
  if (!figure) return [];
  return find(figure, (node) => attribute(node, 'dataPlace') === 'note').map((item) => {
    const back = find(item, (node) => 'dataNote' in node.properties)[0];
    const line = find(figure, (node) => `#${attribute(node, 'id')}` === (back && attribute(back, 'href')))[0];
    return {
      id: href(`${page.path}#${attribute(item, 'id')}`),
      kind: 'note' as const,
      title: squeezed(
        find(item, (node) => node.tagName === 'b')
          .map(textOf)
          .join(''),
      ),
      line: line ? squeezed(textOf(line)) : '',
      file: titleOf(page),
      layer: attribute(figure, 'dataLayer'),
      text: squeezed(`${textOf(item)} ${titleOf(page)}`),
      ...noLog,
    };
  });
}

function symptom(page: BuiltPage): SearchDocument {
  const log = find(page.main, (node) => attribute(node, 'dataHit') === 'log');
  const mark = one(page, (node) => node.tagName === 'mark');
  const line = squeezed(telling(log.slice(0, 1).flatMap(preOf).map(textOf).join(' ')));
  return {
    id: href(page.path),
    kind: 'symptom',
    title: titleOf(page),
    line: cutAtWords(line, logMost, line.indexOf(mark)),
    layer: 'fail',
    sees: one(page, (node) => attribute(node, 'dataHit') === 'sees'),
    text: squeezed(sectionsBut('reproduced', page).map(textOf).join(' ')),
    log: squeezed(log.map(textOf).join(' ')),
    mark,
  };
}

function preOf(node: Element): Element[] {
  return find(node, (child) => child.tagName === 'pre');
}

/** What a page says, but for one section. */
function sectionsBut(id: string, page: BuiltPage): ElementContent[] {
  return page.main.children.filter((child) => child.type !== 'element' || attribute(child, 'id') !== id);
}

function terms(page: BuiltPage): SearchDocument[] {
  return find(page.main, (node) => node.tagName === 'div' && 'id' in node.properties).map((term) => ({
    id: href(`${page.path}#${attribute(term, 'id')}`),
    kind: 'term' as const,
    title: squeezed(
      find(term, (node) => node.tagName === 'dfn')
        .map(textOf)
        .join(''),
    ),
    line: cutAtWords(
      squeezed(
        find(term, (node) => node.tagName === 'p')
          .map(textOf)
          .join(' '),
      ),
      lineMost,
    ),
    layer: attribute(term, 'dataLayer'),
    text: squeezed(textOf(term)),
    ...noLog,
  }));
}

function statements(page: BuiltPage): SearchDocument[] {
  return find(page.main, (node) => 'dataVerdict' in node.properties).map((row) => ({
    id: href(`${page.path}#${attribute(row, 'id')}`),
    kind: 'statement' as const,
    title: `The notes, ${attribute(row, 'id').replace('-', ' ')}`,
    line: squeezed(
      find(row, (node) => node.tagName === 'blockquote')
        .map(textOf)
        .join(' '),
    ),
    layer: 'client',
    text: squeezed(textOf(row)),
    ...noLog,
  }));
}
