import { markdownToHtml } from 'satteri';
import { internalLinks, scrollableTables } from './markdown-plugins.ts';

/** Markdown of a YAML field → HTML. Links are treated as in chapters. */
export function markdown(text: string): string {
  return markdownToHtml(text, { hastPlugins: [internalLinks, scrollableTables] }).html.trim();
}

/** The same for a phrase: no paragraph round it. */
export function inline(text: string): string {
  return markdown(text.trim()).replace(/^<p>([\s\S]*)<\/p>$/, '$1');
}
