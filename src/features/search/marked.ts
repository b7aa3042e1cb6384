import type { ExcerptPart } from '../troubleshoot/excerpt.ts';
import { termOf } from './search.ts';

/** A text in parts: its words that a search has found, also as parts of a directive, and what stands between them. */
export function marked(whole: string, terms: readonly string[]): ExcerptPart[] {
  const known = new Set(terms);
  const parts: ExcerptPart[] = [];
  const put = (text: string, matched: boolean) => {
    const last = parts.at(-1);
    if (last?.matched === matched) last.text += text;
    else if (text !== '') parts.push({ text, matched });
  };
  for (const word of whole.split(/([a-z0-9][\w./:=$@%-]*[a-z0-9]|[a-z0-9])/i)) {
    if (known.has(termOf(word))) put(word, true);
    else for (const part of word.split(/([a-z0-9]+)/i)) put(part, known.has(termOf(part)));
  }
  return parts;
}
