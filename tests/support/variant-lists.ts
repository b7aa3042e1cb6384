import { uncommented, type Source } from './sources.ts';

/**
 * Places that list variants, as an array or as a union of literals, as `file:line: what stands there`. Two names in a row
 * are a list, also when a third variant has come: then the list is old.
 */
export function variantLists(sources: readonly Source[], variants: readonly string[]): string[] {
  const one = `(?:${variants.flatMap((name) => [`'${RegExp.escape(name)}'`, `"${RegExp.escape(name)}"`]).join('|')})`;
  const lists = new RegExp(`\\[\\s*${one}(?:\\s*,\\s*${one})+\\s*,?\\s*\\]|${one}(?:\\s*\\|\\s*${one})+`, 'g');
  return sources.flatMap(({ path, text }) => {
    const code = uncommented(text);
    return [...code.matchAll(lists)].map(
      ({ 0: list, index }) => `${path}:${code.slice(0, index).split('\n').length}: ${list.replace(/\s+/g, ' ')}`,
    );
  });
}
