import { titled } from '../shared/build/guide.ts';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { vanishedAnchors } from './after/anchors.ts';
import { leftOut } from './after/left-out.ts';
import { brokenLinks, doubledIds } from './after/links.ts';
import { writeList } from './after/list-of-pages.ts';
import { writeMarkdown } from './after/markdown.ts';
import { attribute, find, isListed, readPage, textOf, type BuiltPage } from '../shared/build/page.ts';
import { writeSkill } from './after/skill.ts';
import { askOnceForSheets } from './after/sheets.ts';
import { writePolicy } from './after/policy.ts';
import { writeSearch } from '../features/search/index.build.ts';
import { writeWholeGuide } from '../features/whole-guide/whole-guide.build.ts';
import { writeWorker } from '../features/offline/worker.build.ts';
import type { ListedPage } from '../shared/listed-page.ts';
import { unproved } from '../features/proof/proof.build.ts';
import { typedBesideRecords } from '../features/terminal/typed-figures.build.ts';
import { changeDays } from '../shared/build/changes.ts';
import { commitBefore } from '../shared/build/history.ts';
import { repositoryUrl } from '../shared/build/repository.ts';
import { href, siteUrl } from '../shared/build/site.ts';

/** What is made of, and checked on, the finished pages: the policy, the Markdown, the search index, the links, the anchors. */
export function afterBuild(): AstroIntegration {
  return {
    name: 'after-build',
    hooks: {
      // While an author writes, evidence that is out of date, and a typed figure, is worth a word and no more.
      'astro:server:setup': ({ logger }) => {
        for (const fault of [...unproved(), ...typedBesideRecords()]) logger.warn(fault);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const pages = writeWholeGuide(folder, readPages(folder));
        const listed = pages.filter(isListed);
        askOnceForSheets(folder, pages);
        writePolicy(folder, pages);
        await writeMarkdown(folder, listed);
        const entries = listed.map((page) => ({ page, entry: entryOf(page) }));
        const list = entries.map(({ entry }) => entry);
        writeList(folder, entries);
        writeSkill(folder, new Set(listed.map(({ path }) => path)));
        writeFileSync(join(folder, 'pages.json'), JSON.stringify(list));
        const places = writeSearch(folder, listed);
        writeWorker(folder, pages);
        const typed = [...unproved(), ...typedBesideRecords()];
        const faults = [...brokenLinks(folder, pages), ...doubledIds(pages), ...vanishedAnchors(pages), ...typed];
        if (faults.length > 0)
          throw new Error(`${faults.length} broken:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
        for (const sentence of leftOut(siteUrl, repositoryUrl, isTold)) logger.info(sentence);
        logger.info(`${pages.length} pages, ${places} places in the search index, no broken link or anchor`);
      },
    },
  };
}

const oldest = changeDays.at(-1);
/** Whether the lines of all changes are known. */
const isTold = !oldest || commitBefore(oldest) !== undefined;

/** All pages of an output folder, sorted by path. */
export function readPages(folder: string): BuiltPage[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
    .map((file) => readPage(folder, file));
}

function entryOf(page: BuiltPage): ListedPage {
  // Drawings have titles of their own.
  const title = find(page.tree, (node) => node.tagName === 'title').map(textOf)[0] ?? '';
  const description = find(page.tree, (node) => attribute(node, 'name') === 'description')[0];
  return {
    path: href(page.path),
    title: title.endsWith(titled('')) ? title.slice(0, -titled('').length) : title,
    line: description ? attribute(description, 'content') : '',
  };
}
