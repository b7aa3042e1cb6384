import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { attribute, find, isListed, type BuiltPage } from '../../shared/build/page.ts';
import { contentFolder } from '../../shared/build/content-folder.ts';

const lock = `${contentFolder}/anchors.lock`;
const preface = '# Every address ever published. None may vanish: see "Anchors" in CONTRIBUTING.md.\n';

/**
 * Ids a reader may link to. Line ids (with `--`) follow their files, ids inside drawings are theirs alone, and so are the
 * ids by which an element names its own label and a page what its first paint waits for.
 */
export function publishedAnchors(pages: readonly BuiltPage[]): string[] {
  return pages
    .filter(isListed)
    .flatMap((page) => {
      const drawn = new Set(find(page.main, (node) => node.tagName === 'svg').flatMap((svg) => find(svg, () => true)));
      const named = new Set([
        ...find(page.main, () => true).map((node) => attribute(node, 'ariaLabelledBy')),
        ...find(page.tree, (node) => 'blocking' in node.properties).map((node) => attribute(node, 'href').slice(1)),
      ]);
      const ids = find(page.main, (node) => 'id' in node.properties && !drawn.has(node)).map((node) =>
        attribute(node, 'id'),
      );
      return [page.path, ...ids.filter((id) => !id.includes('--') && !named.has(id)).map((id) => `${page.path}#${id}`)];
    })
    .sort();
}

function readLock(): string[] {
  if (!existsSync(lock)) return [];
  return readFileSync(lock, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Addresses of the lock that the site no longer has, each with what to do. */
export function vanishedAnchors(pages: readonly BuiltPage[]): string[] {
  const present = new Set(publishedAnchors(pages));
  return readLock()
    .filter((address) => !present.has(address))
    .map((address) => {
      const id = address.split('#')[1];
      const remedy = id
        ? `give what took its place the alias: aliases="${id}" on a Section or Topic, aliases: [${id.replace(/^.*-note-/, '')}] on a note or a term`
        : 'put the page back, or a page in its place';
      return `${lock}: ${address} was published and is gone; ${remedy}`;
    });
}

/** Adds what is new to the lock. @returns the addresses added. */
export function extendLock(pages: readonly BuiltPage[]): string[] {
  const old = readLock();
  const added = publishedAnchors(pages).filter((address) => !old.includes(address));
  writeFileSync(lock, `${preface}${[...old, ...added].sort().join('\n')}\n`);
  return added;
}
