import { getCollection } from 'astro:content';
import { elementsOf, readChapter } from '../../shared/build/chapter-source.ts';
import type { Chapter } from '../../shared/build/chapters.ts';
import { baseSet, type StackSet } from '../../shared/build/stack.ts';
import { placeSnippet } from '../snippet/snippet.build.ts';
import { minutesFor, together } from './minutes.ts';
import { writtenIn, writtenInMarkdown } from './written-words.build.ts';

/**
 * How long it takes to read a chapter and to do what it says, in minutes: its text, the files in it with their notes, and
 * the glossary where it stands. Lists of symptoms are looked up, not read.
 */
export async function minutesOf({ id, data }: Chapter): Promise<number> {
  const source = readChapter(id);
  const files = await Promise.all(
    elementsOf(source, 'Snippet').map(async ({ attributes: { file = '', set = baseSet, ...shown } }) => {
      const { lines, isShown, notes } = await placeSnippet(set as StackSet, file, shown);
      return together([
        { words: 0, lines: lines.filter((_, index) => isShown(index)).length, commands: 0 },
        ...notes.map(({ title, text }) => writtenInMarkdown(`${title}\n\n${text}`)),
      ]);
    }),
  );
  const terms = elementsOf(source, 'GlossaryList').length > 0 ? await getCollection('terms') : [];
  const head = [data.lede, ...data.able, ...data.need].map(writtenInMarkdown);
  const glossary = terms.map((term) => writtenInMarkdown(`${term.data.name} ${term.data.means}`));
  return minutesFor(together([...head, writtenIn(source.tree), ...glossary, ...files]));
}
