import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltPage } from '../../shared/build/page.ts';

const sheet = /<link rel="stylesheet" href="[^"]+">/g;

/** A part of a page asks for its stylesheet where it begins. Of a part that stands on a page many times, the first has asked. */
export function askOnceForSheets(folder: string, pages: readonly BuiltPage[]): void {
  for (const { file } of pages) {
    const path = join(folder, file);
    writeFileSync(path, withoutRepeats(readFileSync(path, 'utf8')));
  }
}

/** @returns the HTML in which each stylesheet is linked once, where it was linked first. */
export function withoutRepeats(html: string): string {
  const asked = new Set<string>();
  return html.replaceAll(sheet, (link) => (asked.has(link) ? '' : (asked.add(link), link)));
}
