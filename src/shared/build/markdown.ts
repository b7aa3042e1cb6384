import { markdownToHtml } from 'satteri';
import { internalLinks, readableTables, wholeOptions } from './markdown-plugins.ts';
import { quotedTags } from './quoted-tags.ts';
import type { Here } from './quoted-values.ts';

/** Markdown of a YAML field → HTML. Links are treated as in chapters, and values of records are quoted as there. */
export function markdown(text: string, here?: Here): string {
  return markdownToHtml(text, {
    mdastPlugins: [quotedTags(here)],
    hastPlugins: [internalLinks, readableTables, wholeOptions],
  }).html.trim();
}

/** The same for a phrase: no paragraph round it. */
export function inline(text: string, here?: Here): string {
  return markdown(text.trim(), here).replace(/^<p>([\s\S]*)<\/p>$/, '$1');
}
