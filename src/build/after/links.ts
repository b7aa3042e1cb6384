import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { basePath } from '../../shared/build/site.ts';
import { attribute, find, targetOf, type BuiltPage } from '../../shared/build/page.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

/** Every link to a page, file or anchor of the guide that leads nowhere, with the line of the source that wrote it. */
export function brokenLinks(folder: string, pages: readonly BuiltPage[]): string[] {
  const ids = new Map(
    pages.map((page) => [
      page.path,
      new Set(find(page.tree, (node) => 'id' in node.properties).map((node) => attribute(node, 'id'))),
    ]),
  );
  return pages.flatMap((page) =>
    [...new Set(find(page.tree, (node) => 'href' in node.properties).map((node) => attribute(node, 'href')))].flatMap(
      (href) => {
        const target = targetOf(href);
        if (target === null) {
          return href.startsWith('/')
            ? [
                `${where(page, href)}: ${href} misses the base path ${basePath}; write it root-relative in Markdown or through href()`,
              ]
            : [];
        }
        const [path = '', id] = target.split('#', 2);
        const known = ids.get(path === '' ? page.path : path);
        if (!known)
          return isFile(join(folder, path)) ? [] : [`${where(page, target)}: ${target} leads to no page or file`];
        return id && !known.has(decodeURIComponent(id))
          ? [`${where(page, target)}: ${target} names no id of ${path || page.path}`]
          : [];
      },
    ),
  );
}

/** A folder without a page of its own is nowhere. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Ids that stand twice on one page: a link to such an id leads to whichever comes first. */
export function doubledIds(pages: readonly BuiltPage[]): string[] {
  return pages.flatMap((page) => {
    const ids = find(page.tree, (node) => 'id' in node.properties).map((node) => attribute(node, 'id'));
    const doubled = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
    return doubled.map((id) => `${where(page, id)}: the id "${id}" stands twice on ${page.path}; rename one`);
  });
}

let sources: { file: string; lines: string[] }[] | undefined;

/** `file:line` of the source that holds a text; the page's own source is preferred. Falls back to the page. */
function where(page: BuiltPage, text: string): string {
  sources ??= [contentFolder, 'src'].flatMap((root) =>
    readdirSync(root, { recursive: true })
      .map((name) => join(root, String(name)))
      .filter((name) => /\.(mdx|ya?ml|mmd|astro|ts)$/.test(name) && !name.startsWith(`${contentFolder}/stack`))
      .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n') })),
  );
  const slug = page.path.split('/').filter(Boolean).at(-1) ?? 'index';
  const hits = sources.flatMap(({ file, lines }) => {
    const line = lines.findIndex((content) => content.includes(text));
    return line < 0 ? [] : [{ file, line: line + 1 }];
  });
  const own = hits.find(({ file }) => file.includes(`/${slug}.`)) ?? hits[0];
  return own ? `${own.file}:${own.line}` : page.file;
}
