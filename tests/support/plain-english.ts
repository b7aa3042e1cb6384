import type { Sentence } from './sentences.ts';
import type { Word } from './words.ts';

/** The rules that keep the guide plain, for readers whose second language it is. Each finding is `file:line: what`. */

/** Longest sentence, in words. Whoever reads a second language has lost the subject by then. */
export const longest = 30;

/** What a sentence may not have, and what to do. */
const patterns: readonly { pattern: RegExp; remedy: string }[] = [
  {
    pattern: /\b(?:too|as well|all the same)(?=[.;:!?]["”)]*(?: |$))/gi,
    remedy: 'name what it is added to, or say "also" before the verb',
  },
  {
    pattern:
      /\b(?:nobody|no one|nothing|none)(?: (?!and\b|or\b|but\b)[\w']+){0,4} (?:not|never|nobody|nothing|cannot)\b|\bnot un(?!der|do|til|less|i)\w+/gi,
    remedy: 'two negatives: say what is so',
  },
];

export function longSentences(sentences: readonly Sentence[]): string[] {
  return sentences
    .filter(({ words }) => words > longest)
    .map(
      ({ path, line, text, words }) =>
        `${path}:${line}: ${words} words in a sentence, and ${longest} are allowed: make two of "${start(text)}"`,
    );
}

export function obscureSentences(sentences: readonly Sentence[]): string[] {
  return sentences.flatMap(({ path, line, text }) =>
    patterns.flatMap(({ pattern, remedy }) =>
      [...text.matchAll(pattern)].map(([found]) => `${path}:${line}: "${found}" in "${start(text)}": ${remedy}`),
    ),
  );
}

/** Words that another stands for. */
export function wordsInProse(sentences: readonly Sentence[], words: readonly Word[]): string[] {
  const never = words.flatMap(({ word, neverInChapters }) =>
    neverInChapters.map((text) => ({ word, pattern: new RegExp(`\\b${RegExp.escape(text)}s?\\b`, 'gi') })),
  );
  return sentences.flatMap(({ path, line, text }) =>
    never.flatMap(({ word, pattern }) =>
      [...text.matchAll(pattern)].map(([found]) => `${path}:${line}: "${found}" in "${start(text)}": say "${word}"`),
    ),
  );
}

/** Enough of a sentence to find it by. */
function start(text: string): string {
  const words = text.split(' ');
  return words.length > 12 ? `${words.slice(0, 12).join(' ')} …` : text;
}
