import { getCollection, type CollectionEntry } from 'astro:content';

/** What a chapter asks its reader; nothing if it asks nothing. */
export async function questionsOf(chapter: string): Promise<CollectionEntry<'questions'>['data']['questions']> {
  const all = await getCollection('questions');
  return all.find(({ id }) => id === chapter)?.data.questions ?? [];
}
